package health.pratique.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an envelope to the letter. A member that is not known, or is there twice, is a mistake or an attempt; passed over, a
 * misspelt {@code release-policy} would release more than its sender meant to.
 */
public final class EnvelopeReader {

    /** What an object's metadata say otherwise, in the same words. */
    public static final List<String> METADATA = List.of(
            "patient-id", "document-kind", "purpose-of-use", "source-system", "release-policy", "emergency-reason");

    static final String CUSTODIAN = "custodian";
    static final String CONTENT_TYPE = "content-type";
    static final String CONTENT = "content";

    /** What goes into a header of HTTP unchanged; six of them stay below the 2 KB that S3 has for metadata. */
    private static final Pattern METADATA_VALUE = Pattern.compile("[!-~](?:[ -~]{0,254}[!-~])?");

    private static final Pattern MEDIA_TYPE = Pattern.compile(
            "[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}(?:; ?charset=[A-Za-z0-9._-]{1,40})?");

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final int mostBytes;

    /** @param mostBytes of an envelope; what is larger is not looked at */
    public EnvelopeReader(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * @throws DocumentRejected DOCUMENT_TOO_LARGE, or ENVELOPE_INVALID for anything but one object of the known members, each
     *     text and within its bounds; nothing of it is quoted
     */
    public StreamEnvelope read(byte[] envelope) {
        if (envelope.length > mostBytes) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        Map<String, String> members = members(text(envelope));
        String custodian = members.remove(CUSTODIAN);
        String content = members.remove(CONTENT);
        String contentType = members.remove(CONTENT_TYPE);
        if (custodian == null || content == null || !matches(MEDIA_TYPE, contentType)) {
            throw invalid();
        }
        for (Map.Entry<String, String> each : members.entrySet()) {
            if (!METADATA.contains(each.getKey()) || !matches(METADATA_VALUE, each.getValue())) {
                throw invalid();
            }
        }
        return new StreamEnvelope(owner(custodian), members, contentType, decoded(content));
    }

    /** To the letter, too: Jackson would take UTF-16, and replace what is not UTF-8. */
    private static String text(byte[] envelope) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(envelope))
                    .toString();
        } catch (CharacterCodingException other) {
            throw invalid();
        }
    }

    private Map<String, String> members(String text) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = json.createParser(text)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                require(parser.nextToken() == JsonToken.VALUE_STRING);
                members.put(name, parser.getText());
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
            return members;
        } catch (IOException garbled) {
            throw invalid();
        }
    }

    private static boolean matches(Pattern form, @Nullable String text) {
        return text == null || form.matcher(text).matches();
    }

    private static Custodian owner(String name) {
        return Optional.of(name)
                .filter(known -> !known.equals(Custodian.UNASSIGNED.value()))
                .flatMap(EnvelopeReader::custodian)
                .orElseThrow(EnvelopeReader::invalid);
    }

    private static Optional<Custodian> custodian(String name) {
        try {
            return Optional.of(new Custodian(name));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException noBase64) {
            throw invalid();
        }
    }

    private static void require(boolean held) {
        if (!held) {
            throw invalid();
        }
    }

    private static DocumentRejected invalid() {
        return new DocumentRejected(ReasonCode.ENVELOPE_INVALID);
    }
}
