package health.pratique.phi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret behind one subject's surrogates, tokens and date shift. What it yields depends on the key, the use and the value
 * only, so it is the same in every document of the subject. Prints as {@code [KEY]}.
 *
 * <p>Keys per use come from HKDF-Expand with SHA-256 (RFC 5869, 2.3); the subject's key is already uniformly random, so that
 * the extraction step may be left out (RFC 5869, 3.3).
 */
final class SubjectKey {

    /** The longest way that dates move, in days. */
    static final int MAX_SHIFT_DAYS = 365;

    private static final int DAYS_OF_A_WEEK = 7;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] key;
    private final byte[] surrogates;
    private final long dates;

    SubjectKey(byte[] key) {
        if (key.length < BYTES) {
            throw new IllegalArgumentException("a subject's key has at least 32 bytes: SubjectSecret makes one");
        }
        this.key = key.clone();
        this.dates = unsigned(expanded("pratique date shift", BYTES), 0);
        this.surrogates = expanded("pratique surrogate", BYTES);
    }

    /** Days that every date of the subject moves: at least one, at most {@link #MAX_SHIFT_DAYS}, into the past. */
    int shiftDays() {
        return -1 - (int) (dates % MAX_SHIFT_DAYS);
    }

    /** As {@link #shiftDays()}, in whole weeks: a multiple of seven, at least one week. */
    int shiftWholeWeeks() {
        return -DAYS_OF_A_WEEK * (1 + (int) (dates % (MAX_SHIFT_DAYS / DAYS_OF_A_WEEK)));
    }

    /** A number from 0 to {@code bound} - 1 for this use and value; letters' case and surrounding space do not matter. */
    int choose(String use, String value, int bound) {
        return (int) (unsigned(bytes(use, value, 0), 0) % bound);
    }

    /** 32 bytes for this use and value; another 32 for every {@code block}. */
    byte[] bytes(String use, String value, int block) {
        String message = use + '\u0000' + value.strip().toLowerCase(Locale.ROOT) + '\u0000' + block;
        return mac(surrogates, message.getBytes(StandardCharsets.UTF_8));
    }

    /** Key material for one use: HKDF-Expand. */
    byte[] expanded(String use, int length) {
        byte[] info = use.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; done += BYTES, counter++) {
            byte[] message = Arrays.copyOf(block, block.length + info.length + 1);
            System.arraycopy(info, 0, message, block.length, info.length);
            message[message.length - 1] = (byte) counter;
            block = mac(key, message);
            System.arraycopy(block, 0, out, done, Math.min(BYTES, length - done));
        }
        return out;
    }

    private static byte[] mac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", impossible);
        }
    }

    private static long unsigned(byte[] bytes, int from) {
        long value = 0;
        for (int at = from; at < from + 7; at++) {
            value = value << 8 | (bytes[at] & 0xff);
        }
        return value;
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
