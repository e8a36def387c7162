package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a batch or transaction: an interaction, without what HTTP wraps around it.
 *
 * @param type of the resource
 * @param id null for a type as a whole
 * @param query behind the question mark; empty for none
 */
record BatchEntry(
        Method method,
        String type,
        @Nullable String id,
        String query,
        @Nullable ObjectNode resource,
        @Nullable String fullUrl,
        @Nullable String ifMatch,
        @Nullable String ifNoneExist) {

    /** The order of a transaction: FHIR R4, section 3.1.0.11.2. */
    enum Method {
        DELETE,
        POST,
        PUT,
        GET
    }

    private static final Pattern URL =
            Pattern.compile("([A-Z][A-Za-z]{1,63})(?:/([A-Za-z0-9.-]{1,64}))?(?:\\?([^#]{0,2000}))?");

    /** @throws FhirRefused when it is no entry of a kind that is supported */
    static BatchEntry of(JsonNode entry) {
        JsonNode request = entry.path("request");
        Matcher url = URL.matcher(request.path("url").asText());
        if (!url.matches()) {
            throw FhirRefused.notSupported("The url of an entry is Type, Type/id or Type?search.");
        }
        Method method = method(request.path("method").asText());
        @Nullable ObjectNode resource = entry.get("resource") instanceof ObjectNode object ? object : null;
        @Nullable String id = url.group(2);
        @Nullable String query = url.group(3);
        boolean fits =
                switch (method) {
                    case POST -> resource != null && id == null && query == null;
                    case PUT -> resource != null && id != null && query == null;
                    case DELETE -> id != null && query == null;
                    case GET -> id == null || query == null;
                };
        if (!fits) {
            throw FhirRefused.notSupported(
                    "An entry creates a Type, updates or deletes Type/id, or reads or searches.");
        }
        return new BatchEntry(
                method,
                url.group(1),
                id,
                query == null ? "" : query,
                resource,
                text(entry, "fullUrl"),
                text(request, "ifMatch"),
                text(request, "ifNoneExist"));
    }

    private static Method method(String name) {
        return switch (name) {
            case "DELETE" -> Method.DELETE;
            case "POST" -> Method.POST;
            case "PUT" -> Method.PUT;
            case "GET" -> Method.GET;
            default -> throw FhirRefused.notSupported("The method of an entry is GET, POST, PUT or DELETE.");
        };
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }

    @Override
    public String toString() {
        return method + " " + type + " [PHI]";
    }
}
