package health.pratique.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentMedia;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document on a stream: what an object in the intake bucket says by its key and its metadata, and the content. Whether the words
 * of the metadata are known is not decided here: it is the same question for an object, and has the same answer. Prints as
 * {@code [PHI]}.
 *
 * @param metadata by the names of {@link EnvelopeReader#METADATA}
 * @param contentType a media type; it names the format, or nothing
 */
public record StreamEnvelope(
        Custodian custodian,
        Map<String, String> metadata,
        @Nullable String contentType,
        byte[] content) {

    public StreamEnvelope {
        metadata = Map.copyOf(metadata);
    }

    /** The end of the object's name, such as {@code .pdf}; intake holds it against the content. */
    public String suffix() {
        return contentType == null ? "" : DocumentMedia.suffix(contentType);
    }

    /** As {@link EnvelopeReader} reads it. */
    public byte[] toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(EnvelopeReader.CUSTODIAN, custodian.value());
        for (String name : EnvelopeReader.METADATA) {
            String value = metadata.get(name);
            if (value != null) {
                json.put(name, value);
            }
        }
        if (contentType != null) {
            json.put(EnvelopeReader.CONTENT_TYPE, contentType);
        }
        return json.put(EnvelopeReader.CONTENT, Base64.getEncoder().encodeToString(content))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "StreamEnvelope[PHI]";
    }
}
