package health.pratique.api.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one resource (RFC 6902). All are made or none: they are made on a copy, which is written when it is a resource still.
 * Copies of copies grow without end, so that what comes of them is bounded as what is sent is.
 */
record JsonPatch(List<Change> changes) {

    static final String MEDIA_TYPE = "application/json-patch+json";

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_CHANGES = 200;
    private static final int MOST_CHARACTERS = 5 * 1024 * 1024;
    private static final String FORM = "Send a JSON Patch of at most 200 operations and 1 MB.";

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    JsonPatch {
        changes = List.copyOf(changes);
    }

    /**
     * @param from of a move or copy
     * @param value of an add, replace or test
     */
    record Change(
            String operation,
            String path,
            @Nullable String from,
            @Nullable JsonNode value) {}

    /** @throws FhirRefused 415 */
    static void sent(@Nullable String contentType) {
        String bare = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        if (!bare.toLowerCase(Locale.ROOT).equals(MEDIA_TYPE)) {
            throw FhirRefused.patchUnsupported();
        }
    }

    /** @throws FhirRefused 400 */
    static JsonPatch read(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw FhirRefused.invalid(FORM);
        }
        JsonNode patch = tree(body);
        if (!patch.isArray() || patch.isEmpty() || patch.size() > MOST_CHANGES) {
            throw FhirRefused.invalid(FORM);
        }
        List<Change> changes = new ArrayList<>();
        patch.forEach(change -> changes.add(change(change)));
        return new JsonPatch(changes);
    }

    /**
     * @return another resource; the one that was given is as it was
     * @throws FhirRefused 422 for a place that is not there, or a test that does not hold
     */
    ObjectNode apply(ObjectNode resource) {
        JsonNode changed = resource.deepCopy();
        long room = MOST_CHARACTERS - (long) resource.toString().length();
        for (Change change : changes) {
            if (change.operation().equals("copy")) {
                room -= JsonPlace.parse(required(change.from()))
                        .in(changed)
                        .toString()
                        .length();
            }
            if (room < 0) {
                throw FhirRefused.unprocessable("What comes of the patch is too large.");
            }
            changed = applied(change, changed);
        }
        if (changed instanceof ObjectNode object) {
            return object;
        }
        throw FhirRefused.unprocessable("What comes of the patch is no resource.");
    }

    private static JsonNode applied(Change change, JsonNode resource) {
        JsonPlace place = JsonPlace.parse(change.path());
        return switch (change.operation()) {
            case "add" -> place.add(resource, required(change.value()).deepCopy());
            case "remove" -> place.remove(resource);
            case "replace" -> place.replace(resource, required(change.value()).deepCopy());
            case "move" -> moved(JsonPlace.parse(required(change.from())), place, resource);
            case "copy" -> {
                JsonNode copied =
                        JsonPlace.parse(required(change.from())).in(resource).deepCopy();
                yield place.add(resource, copied);
            }
            case "test" -> tested(place, resource, required(change.value()));
            default -> throw FhirRefused.invalid("The operations are add, remove, replace, move, copy and test.");
        };
    }

    private static JsonNode moved(JsonPlace from, JsonPlace to, JsonNode resource) {
        if (from.holds(to)) {
            throw FhirRefused.unprocessable("Nothing is moved into itself.");
        }
        JsonNode moved = from.in(resource);
        return to.add(from.remove(resource), moved);
    }

    private static JsonNode tested(JsonPlace place, JsonNode resource, JsonNode value) {
        if (!place.in(resource).equals(NUMBERS, value)) {
            throw FhirRefused.unprocessable("A test of the patch does not hold.");
        }
        return resource;
    }

    /** RFC 6902, section 4.6: numbers are equal by value, however they are written. */
    private static final Comparator<JsonNode> NUMBERS = (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    };

    private static Change change(JsonNode change) {
        JsonNode path = change.get("path");
        JsonNode operation = change.get("op");
        if (path == null || !path.isTextual() || operation == null || !operation.isTextual()) {
            throw FhirRefused.invalid(FORM);
        }
        return new Change(operation.asText(), path.asText(), change.path("from").textValue(), change.get("value"));
    }

    private static <T> T required(@Nullable T member) {
        if (member == null) {
            throw FhirRefused.invalid("An operation of the patch lacks a member.");
        }
        return member;
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw FhirRefused.invalid(FORM);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return changes.size() + " changes [PHI]";
    }
}
