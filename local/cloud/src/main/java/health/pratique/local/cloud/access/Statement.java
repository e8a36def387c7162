package health.pratique.local.cloud.access;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cloud.template.PolicyStatement;
import health.pratique.local.cloud.template.TemplateInvalid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A statement that can be asked.
 *
 * @param place in the template
 * @param principals absent in a role's own policy
 */
record Statement(
        String place,
        boolean allows,
        Names actions,
        Names resources,
        Optional<Principals> principals,
        List<Condition> conditions) {

    /**
     * Patterns of which one has to fit.
     *
     * @param not whether none of them may
     */
    record Names(boolean not, List<String> patterns) {

        boolean fit(String text) {
            return patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, text)) != not;
        }

        /** The pattern that fits, for a reader. */
        String fitting(String text) {
            return not
                    ? "all but " + String.join(", ", patterns)
                    : patterns.stream()
                            .filter(pattern -> Wildcard.matches(pattern, text))
                            .findFirst()
                            .orElse("");
        }
    }

    static Statement of(PolicyStatement written) {
        JsonNode node = written.node();
        String place = written.place();
        if (node.toString().contains("${")) {
            throw new TemplateInvalid(place, "the local cloud does not know policy variables: write the value");
        }
        if (node.has("NotPrincipal")) {
            throw new TemplateInvalid(place, "the local cloud does not know NotPrincipal: use a condition");
        }
        return new Statement(
                place,
                effect(node, place),
                names(node, "Action", place),
                names(node, "Resource", place),
                node.has("Principal") ? Optional.of(Principals.of(node.path("Principal"), place)) : Optional.empty(),
                Condition.all(node.path("Condition"), place));
    }

    private static boolean effect(JsonNode node, String place) {
        return switch (node.path("Effect").asText()) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw new TemplateInvalid(place + ".Effect", "is Allow or Deny");
        };
    }

    private static Names names(JsonNode node, String name, String place) {
        boolean not = node.has("Not" + name);
        if (not == node.has(name)) {
            throw new TemplateInvalid(place, "has either " + name + " or Not" + name);
        }
        return new Names(not, Condition.texts(node.path(not ? "Not" + name : name)));
    }

    /** Actions are compared without case. */
    static boolean isAction(String pattern, String action) {
        return Wildcard.matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }

    boolean concerns(String action) {
        return actions.patterns().stream().anyMatch(pattern -> isAction(pattern, action)) != actions.not();
    }

    boolean applies(Context context) {
        return resources.fit(context.call().resource())
                && conditions.stream().allMatch(condition -> condition.holds(context));
    }
}
