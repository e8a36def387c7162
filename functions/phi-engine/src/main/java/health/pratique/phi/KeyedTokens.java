package health.pratique.phi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens in the place of one subject's record numbers: who holds the subject's key can turn them back, nobody else, and no store
 * is needed. A token looks like {@code T1_MRN_} and 32 to 160 hexadecimal digits; letters' case does not matter, so that it
 * survives JSON, FHIR and systems that write in capitals. The same value of the same type has the same token in every document
 * of the subject; equal tokens, and the length of a value, are what a stranger learns. Thread-safe; prints as {@code [KEY]}.
 *
 * <p>The construction is SIV of Rogaway and Shrimpton, "Deterministic Authenticated-Encryption" (Eurocrypt 2006), figure 5, the
 * frame of RFC 5297: HMAC-SHA-256 cut to 16 bytes over type and value is both the tag and the initial vector of AES-256 in
 * counter mode. Its two keys come from HKDF-Expand of the subject's key. A token that was altered, made under another key or
 * given another type does not resolve. {@code PhiType} names are part of it: one that is renamed orphans its tokens.
 */
public final class KeyedTokens {

    /** A longer value gets no token, in bytes of UTF-8. */
    public static final int MAX_VALUE_BYTES = 64;

    private static final Pattern FORM =
            Pattern.compile("\\bT1_([A-Z0-9_]{1,32})_([0-9A-F]{32,160})\\b", Pattern.CASE_INSENSITIVE);
    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int TAG_BYTES = 16;

    private final SecretKeySpec macKey;
    private final SecretKeySpec cipherKey;

    KeyedTokens(SubjectKey key) {
        byte[] keys = key.expanded("pratique token", 2 * KEY_BYTES);
        this.macKey = new SecretKeySpec(keys, 0, KEY_BYTES, MAC);
        this.cipherKey = new SecretKeySpec(keys, KEY_BYTES, KEY_BYTES, "AES");
    }

    /**
     * @param subjectKey the key that the documents were de-identified under, at least 32 bytes
     * @throws IllegalArgumentException if the key is shorter
     */
    public static KeyedTokens of(byte[] subjectKey) {
        return new KeyedTokens(new SubjectKey(subjectKey));
    }

    /** Space around the value is left out. Empty for one of more than {@link #MAX_VALUE_BYTES}, or that is no text. */
    public Optional<String> token(PhiType type, String value) {
        String stripped = value.strip();
        byte[] plain = stripped.getBytes(StandardCharsets.UTF_8);
        if (plain.length > MAX_VALUE_BYTES || !new String(plain, StandardCharsets.UTF_8).equals(stripped)) {
            return Optional.empty();
        }
        byte[] tag = tag(type, plain);
        byte[] sealed = Arrays.copyOf(tag, TAG_BYTES + plain.length);
        byte[] hidden = cipher(Cipher.ENCRYPT_MODE, tag, plain);
        System.arraycopy(hidden, 0, sealed, TAG_BYTES, plain.length);
        return Optional.of("T1_" + type + '_' + HexFormat.of().withUpperCase().formatHex(sealed));
    }

    /** What the token stands for; empty if it is no token of this subject. */
    public Optional<ResolvedToken> resolve(String token) {
        Matcher form = FORM.matcher(token);
        return form.matches() ? resolve(form) : Optional.empty();
    }

    /** The text with every token of this subject turned back; those of others stay. */
    public String resolveAll(String text) {
        return resolveAll(text, UnaryOperator.identity());
    }

    /** @param written how a value is written in this text, such as escaped for JSON */
    public String resolveAll(String text, UnaryOperator<String> written) {
        Matcher form = FORM.matcher(text);
        return form.replaceAll(found -> Matcher.quoteReplacement(
                resolve(form).map(ResolvedToken::value).map(written).orElse(found.group())));
    }

    private Optional<ResolvedToken> resolve(Matcher form) {
        String name = form.group(1).toUpperCase(Locale.ROOT);
        String digits = form.group(2);
        if (digits.length() % 2 != 0) {
            return Optional.empty();
        }
        byte[] sealed = HexFormat.of().parseHex(digits);
        byte[] tag = Arrays.copyOf(sealed, TAG_BYTES);
        for (PhiType type : PhiType.values()) {
            if (type.name().equals(name)) {
                byte[] plain = cipher(Cipher.DECRYPT_MODE, tag, Arrays.copyOfRange(sealed, TAG_BYTES, sealed.length));
                return MessageDigest.isEqual(tag, tag(type, plain))
                        ? Optional.of(new ResolvedToken(type, new String(plain, StandardCharsets.UTF_8)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** No type's name holds a zero byte, so that no two pairs of type and value are the same message. */
    private byte[] tag(PhiType type, byte[] plain) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(macKey);
            mac.update(type.name().getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(plain), TAG_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", impossible);
        }
    }

    private byte[] cipher(int mode, byte[] tag, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, cipherKey, new IvParameterSpec(tag));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no AES in counter mode", impossible);
        }
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
