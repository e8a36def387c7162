package health.pratique.kit;

import health.pratique.audit.CanonicalJson;
import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.ConfigurationJson;
import health.pratique.model.Custodian;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * One version of a custodian's configuration, and who made it why. A version never changes.
 *
 * @param number 1 for the first that anybody set; 0 for the defaults, which nobody set
 */
public record ConfigurationVersion(
        Custodian custodian, long number, ConfigurationContent content, String author, String reason, Instant time) {

    /** What is in force where nobody configured anything. */
    static ConfigurationVersion defaults(Custodian custodian) {
        return new ConfigurationVersion(
                custodian, 0, ConfigurationContent.DEFAULT, "default", "nothing configured", Instant.EPOCH);
    }

    /** SHA-256 over all of it, 64 lower-case hex digits: the audit event of the change seals it. */
    public String fingerprint() {
        byte[] canonical = CanonicalJson.write(Map.of(
                        "custodian",
                        custodian.value(),
                        "number",
                        number,
                        "content",
                        ConfigurationJson.write(content),
                        "author",
                        author,
                        "reason",
                        reason,
                        "time",
                        time.toString()))
                .getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
