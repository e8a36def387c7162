package health.pratique.consent.fhir;

import health.pratique.fault.Breach;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An element of a consent and its path, so that what is refused can be named. */
record Place(JsonObject element, String path) {

    /** @throws DocumentRejected if the element has a member that is not understood, such as a modifier extension */
    Place only(String... members) {
        Set<String> understood = Set.of(members);
        element.members().keySet().stream()
                .filter(member -> !understood.contains(member))
                .sorted()
                .findFirst()
                .ifPresent(member -> {
                    throw refused("not-understood", member.startsWith("_") ? member.substring(1) : member);
                });
        return this;
    }

    /** The objects of a member, which may repeat. */
    List<Place> all(String member) {
        JsonValue value = element.get(member);
        List<Place> places = new ArrayList<>();
        if (value instanceof JsonObject object) {
            places.add(new Place(object, path + "." + member));
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.values().get(i) instanceof JsonObject object) {
                    places.add(new Place(object, path + "." + member + "[" + i + "]"));
                }
            }
        }
        return places;
    }

    Optional<Place> one(String member) {
        return all(member).stream().findFirst();
    }

    boolean has(String member) {
        return element.get(member) != null;
    }

    boolean is(String member, boolean expected) {
        return element.get(member) == (expected ? JsonLiteral.TRUE : JsonLiteral.FALSE);
    }

    Optional<String> text(String member) {
        return element.get(member) instanceof JsonText(String value) ? Optional.of(value) : Optional.empty();
    }

    String required(String member) {
        return text(member).orElseThrow(() -> refused("required", member));
    }

    DocumentRejected refused(String rule, String member) {
        return refusedAt(rule, path + "." + member);
    }

    DocumentRejected refused(String rule) {
        return refusedAt(rule, path);
    }

    private static DocumentRejected refusedAt(String rule, String path) {
        return new DocumentRejected(ReasonCode.CONSENT_NOT_UNDERSTOOD, List.of(new Breach(rule, path)));
    }
}
