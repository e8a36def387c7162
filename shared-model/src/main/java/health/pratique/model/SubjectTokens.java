package health.pratique.model;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Turns patient identifiers into subject tokens. Holds the key, so prints as {@code [KEY]}. Thread-safe. */
public final class SubjectTokens {

    /** The least length of the key in bytes: the output length of SHA-256 (NIST SP 800-107, 5.3.4). */
    public static final int MIN_KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public SubjectTokens(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the subject key has at least 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The same patient identifier of two custodians yields two unrelated tokens. */
    public SubjectToken of(Custodian custodian, String patientIdentifier) {
        return new SubjectToken(
                HexFormat.of().formatHex(mac("subject", custodian.value() + "\u0000" + patientIdentifier.strip())));
    }

    /** A key of its own for one subject and use, such as date shifting; 32 bytes. */
    public byte[] derive(SubjectToken subject, String use) {
        return mac("derive:" + use, subject.value());
    }

    /** The key behind one subject's surrogates, date shift and tokens; 32 bytes. */
    public byte[] surrogateKey(SubjectToken subject) {
        return derive(subject, "surrogates");
    }

    private byte[] mac(String label, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(label.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            byte[] out = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(out, out.length);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
