package health.pratique.model;

import java.util.HexFormat;

/**
 * The random key of one subject, from which all that stands for the subject comes: without it none of that can be made again,
 * nor traced back. Prints as {@code [KEY]}; thread-safe.
 */
public final class SubjectSecret {

    /** Length of the key. */
    public static final int BYTES = KeyedDigest.MIN_KEY_BYTES;

    private final KeyedDigest secret;

    /** @param secret {@link #BYTES} random bytes */
    public SubjectSecret(byte[] secret) {
        this.secret = new KeyedDigest(secret);
    }

    /** What the subject is called wherever no patient may be named. */
    public SubjectToken token() {
        return new SubjectToken(HexFormat.of().formatHex(secret.of("subject token", "")));
    }

    /** The key behind the subject's surrogates, date shift and pseudonym tokens; 32 bytes. */
    public byte[] surrogateKey() {
        return secret.of("surrogates", "");
    }

    /**
     * What a person around the patient is called, such as a parent: who they are tells who the patient is.
     *
     * @param reference such as {@code RelatedPerson/7}
     * @return 64 lower-case hex digits, others for the same person around another patient
     */
    public String person(String reference) {
        return HexFormat.of().formatHex(secret.of("person", reference));
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
