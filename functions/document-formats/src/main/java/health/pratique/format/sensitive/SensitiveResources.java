package health.pratique.format.sensitive;

import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes FHIR resources that are about a topic out of what holds them, and what lists them. Not thread-safe. */
public final class SensitiveResources {

    /** Who and where: what they are told of a topic is in their words, which are withheld one by one. */
    private static final Set<String> ANCHORS = Set.of(
            "Bundle",
            "Composition",
            "Coverage",
            "Location",
            "MessageHeader",
            "Organization",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "RelatedPerson");

    private static final Set<String> OF_CONCEPTS = Set.of("id", "extension", "coding", "text");

    private final KeptBack kept;
    private final Set<String> gone = new HashSet<>();
    private int count;

    public SensitiveResources(KeptBack kept) {
        this.kept = kept;
    }

    /** How many were taken out. */
    public int count() {
        return count;
    }

    /** The resource without those in it that are about a topic; empty when it is itself. */
    public Optional<JsonObject> without(JsonObject resource) {
        if (!isAnchor(resource) && about(resource)) {
            gone(resource);
            return Optional.empty();
        }
        JsonObject cut = withEntries(resource);
        return Optional.of(gone.isEmpty() ? cut : (JsonObject) unlisted(cut));
    }

    /** Whether a resource, those in it included, says in a code or a label that it is about a topic. */
    public boolean about(JsonObject resource) {
        return concerned(resource, "");
    }

    private static boolean isAnchor(JsonObject resource) {
        return resource.text("resourceType").map(ANCHORS::contains).orElse(true);
    }

    private JsonObject withEntries(JsonObject resource) {
        if (!(resource.get("entry") instanceof JsonArray(List<JsonValue> entries))) {
            return resource;
        }
        List<JsonValue> left = new ArrayList<>();
        for (JsonValue entry : entries) {
            if (entry instanceof JsonObject holder && holder.get("resource") instanceof JsonObject held) {
                Optional<JsonObject> cut = without(held);
                if (cut.isPresent()) {
                    left.add(with(holder, "resource", cut.get()));
                } else {
                    holder.text("fullUrl").ifPresent(gone::add);
                }
            } else {
                left.add(entry);
            }
        }
        return left.size() == entries.size() && gone.isEmpty()
                ? resource
                : with(resource, "entry", new JsonArray(left));
    }

    private void gone(JsonObject resource) {
        count++;
        resource.text("id")
                .ifPresent(id -> gone.add(resource.text("resourceType").orElse("") + "/" + id));
    }

    /** Lists such as a section's entries or a report's results no longer name what is gone. */
    private JsonValue unlisted(JsonValue value) {
        return switch (value) {
            case JsonArray(List<JsonValue> values) ->
                new JsonArray(values.stream()
                        .filter(one -> !(one instanceof JsonObject reference
                                && reference
                                        .text("reference")
                                        .map(gone::contains)
                                        .orElse(false)))
                        .map(this::unlisted)
                        .toList());
            case JsonObject object -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                object.members().forEach((name, member) -> {
                    JsonValue left = unlisted(member);
                    if (!(left instanceof JsonArray array && array.size() == 0)) {
                        members.put(name, left);
                    }
                });
                yield new JsonObject(members);
            }
            default -> value;
        };
    }

    private boolean concerned(JsonValue value, String name) {
        return switch (value) {
            case JsonArray(List<JsonValue> values) -> values.stream().anyMatch(one -> concerned(one, name));
            case JsonObject object -> told(object, name) || within(object);
            default -> false;
        };
    }

    private boolean within(JsonObject object) {
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            if (concerned(member.getValue(), member.getKey())) {
                return true;
            }
        }
        return false;
    }

    private boolean told(JsonObject object, String name) {
        Optional<String> code = object.text("code");
        boolean coding = code.isPresent() && (object.get("system") != null || object.get("display") != null);
        if (coding) {
            return name.equals("security")
                    ? kept.labelled(Set.of(code.get()))
                    : kept.code(code.get())
                            || object.text("display").map(kept::in).orElse(false);
        }
        return !name.equals("note")
                && object.get("text") instanceof JsonText(String text)
                && OF_CONCEPTS.containsAll(object.members().keySet())
                && kept.in(text);
    }

    private static JsonObject with(JsonObject object, String name, JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        members.put(name, value);
        return new JsonObject(members);
    }
}
