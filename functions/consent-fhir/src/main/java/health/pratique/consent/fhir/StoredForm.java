package health.pratique.consent.fhir;

import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A consent as it is kept: all that decides, and nothing that names a person. Left out are the narrative, identifiers, displays,
 * who signed, and the signed paper; the digest of the resource as it was sent tells later whether a paper is the one.
 */
record StoredForm(Actors actors) {

    private static final Set<String> KEPT = Set.of(
            "resourceType",
            "status",
            "scope",
            "category",
            "dateTime",
            "policy",
            "policyRule",
            "verification",
            "provision");

    private static final Set<String> WORDS = Set.of("display", "text", "id", "userSelected", "verifiedWith");

    JsonObject of(JsonObject consent) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        consent.members().forEach((name, value) -> {
            if (KEPT.contains(name)) {
                members.put(name, cleaned(value, name));
            }
        });
        members.put("patient", new JsonObject(Map.of("reference", new JsonText("Patient/" + actors.subject()))));
        return new JsonObject(members);
    }

    private JsonValue cleaned(JsonValue value, String name) {
        return switch (value) {
            case JsonArray array ->
                new JsonArray(
                        array.values().stream().map(one -> cleaned(one, name)).toList());
            case JsonObject reference
            when name.equals("reference") ->
                new JsonObject(Map.of(
                        "reference", new JsonText(actors.reference(new Place(reference, "Consent.provision.actor")))));
            case JsonObject object -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                object.members().forEach((member, inner) -> {
                    if (!WORDS.contains(member)) {
                        members.put(member, cleaned(inner, member));
                    }
                });
                yield new JsonObject(members);
            }
            case JsonText text -> text;
            case JsonNumber number -> number;
            case JsonLiteral literal -> literal;
        };
    }
}
