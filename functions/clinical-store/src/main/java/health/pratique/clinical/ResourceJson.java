package health.pratique.clinical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A resource's JSON: read within limits, its numbers as they stand there, and marked with its version. */
final class ResourceJson {

    private static final int MOST_CHARACTERS = 5_000_000;
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 200;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** FHIR's instant, always of one length. */
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ResourceJson() {}

    /** Empty for what is no object of this type and with no id or this one. */
    static Optional<ObjectNode> parse(String type, String id, String json) {
        if (json.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return JSON.readTree(json) instanceof ObjectNode resource
                            && type.equals(resource.path("resourceType").textValue())
                            && id.equals(resource.path("id").asText(id))
                            && isText(json, resource)
                    ? Optional.of(resource)
                    : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** What is kept was parsed before. */
    static ObjectNode stored(StoredResource resource) {
        try {
            return (ObjectNode) JSON.readTree(resource.json());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what is kept is JSON", impossible);
        }
    }

    /** Half a surrogate pair is JSON and no text: UTF-8 has no bytes for it. */
    private static boolean isText(String json, ObjectNode resource) {
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        return utf8.canEncode(json.contains("\\u") ? resource.toString() : json);
    }

    /** The resource as it is served: type, id and meta first. */
    static String stamped(ObjectNode resource, String type, String id, int version, Instant updated) {
        ObjectNode stamped = JSON.createObjectNode();
        stamped.put("resourceType", type);
        stamped.put("id", id);
        ObjectNode meta = stamped.putObject("meta");
        meta.put("versionId", String.valueOf(version));
        meta.put("lastUpdated", INSTANT.format(updated));
        if (resource.get("meta") instanceof ObjectNode given) {
            given.properties().forEach(entry -> meta.putIfAbsent(entry.getKey(), entry.getValue()));
        }
        resource.properties().forEach(entry -> stamped.putIfAbsent(entry.getKey(), entry.getValue()));
        return stamped.toString();
    }

    /** Codes of {@code meta.security}. */
    static List<String> labels(JsonNode resource) {
        List<String> labels = new ArrayList<>();
        if (resource.path("meta").path("security") instanceof ArrayNode security) {
            security.forEach(label -> labels.add(label(label)));
        }
        return labels;
    }

    /** PostgreSQL has no character zero. */
    private static String label(JsonNode coding) {
        return (coding.path("system").asText() + "|" + coding.path("code").asText()).replace("\0", "");
    }
}
