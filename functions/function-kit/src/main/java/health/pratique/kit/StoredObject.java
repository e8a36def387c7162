package health.pratique.kit;

import health.pratique.model.ObjectLocation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object version, read whole. Prints as {@code [PHI]}.
 *
 * @param metadata the user metadata, names in lower case, without {@code x-amz-meta-}
 * @param encryption the server-side encryption as S3 names it, such as {@code aws:kms}
 */
public record StoredObject(
        ObjectLocation location,
        byte[] content,
        Map<String, String> metadata,
        Instant lastModified,
        @Nullable String encryption,
        @Nullable String encryptionKey) {

    public StoredObject {
        metadata = Map.copyOf(metadata);
    }

    public Optional<String> metadata(String name) {
        return Optional.ofNullable(metadata.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Of the content; 64 lower-case hex digits. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
