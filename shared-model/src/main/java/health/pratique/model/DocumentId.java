package health.pratique.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names one object version: the first 128 bits of SHA-256 over bucket, key and version id, in 32 lower-case hex digits.
 * A repeated event yields the same id and so finds the same document.
 */
public record DocumentId(@JsonValue String value) implements Comparable<DocumentId> {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    @JsonCreator
    public DocumentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a document id has 32 lower-case hexadecimal digits");
        }
    }

    /** Fields are length-prefixed, so that no two triples share one digest input. */
    public static DocumentId of(String bucket, String key, String versionId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String field : new String[] {bucket, key, versionId}) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update(new byte[] {
                    (byte) (bytes.length >>> 24),
                    (byte) (bytes.length >>> 16),
                    (byte) (bytes.length >>> 8),
                    (byte) bytes.length
                });
                digest.update(bytes);
            }
            return new DocumentId(HexFormat.of().formatHex(digest.digest(), 0, 16));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    @Override
    public int compareTo(DocumentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
