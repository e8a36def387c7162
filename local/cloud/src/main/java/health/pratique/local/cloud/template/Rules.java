package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A template's rules on what parameters may have together, each told in the template's own words when it is broken. */
final class Rules {

    private Rules() {}

    static void check(JsonNode rules, Conditions conditions) {
        for (Map.Entry<String, JsonNode> rule : rules.properties()) {
            String place = "Rules." + rule.getKey();
            JsonNode when = rule.getValue().path("RuleCondition");
            if (when.isMissingNode() || conditions.evaluate(when, place)) {
                for (JsonNode assertion : rule.getValue().path("Assertions")) {
                    if (!conditions.evaluate(assertion.path("Assert"), place)) {
                        throw new TemplateInvalid(
                                place, assertion.path("AssertDescription").asText("is broken"));
                    }
                }
            }
        }
    }
}
