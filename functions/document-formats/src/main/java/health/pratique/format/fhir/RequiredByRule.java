package health.pratique.format.fhir;

import health.pratique.format.fhir.rule.Invariant;
import health.pratique.format.fhir.rule.Node;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Masks what an edit has removed where an invariant needs it, as {@link Shapes#mask} does what cardinality needs: of a contact with
 * nothing but a name that is removed (pat-1), a masked name is left.
 */
final class RequiredByRule {

    private RequiredByRule() {}

    static JsonObject masked(FhirType type, JsonObject before, JsonObject after) {
        List<Invariant> invariants = type.checked().invariants();
        if (invariants.isEmpty()
                || after.isEmpty()
                || after.members().keySet().containsAll(before.members().keySet())) {
            return after;
        }
        for (Invariant invariant : invariants) {
            if (!invariant.holds().test(Node.of(after)) && invariant.holds().test(Node.of(before))) {
                return withRemoved(type, before, after);
            }
        }
        return after;
    }

    private static JsonObject withRemoved(FhirType type, JsonObject before, JsonObject after) {
        Map<String, JsonValue> members = new LinkedHashMap<>(after.members());
        for (String member : before.members().keySet()) {
            String base = member.startsWith("_") ? member.substring(1) : member;
            FhirElement element = type.element(base);
            boolean gone = !members.containsKey(base) && !members.containsKey("_" + base);
            if (gone && element != null && element.type().checked().requiresNothing()) {
                Shapes.mask(element, members);
            }
        }
        return new JsonObject(members);
    }
}
