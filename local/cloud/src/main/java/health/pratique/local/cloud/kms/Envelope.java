package health.pratique.local.cloud.kms;

import health.pratique.local.cloud.wire.ServiceError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The form of a ciphertext: version, key id, nonce, and AES-256-GCM whose additional data are the key id and the encryption
 * context, so that it opens under the same key and context only and nothing of it can be changed.
 */
final class Envelope {

    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + KEY_ID_BYTES;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {}

    static byte[] seal(CustomerKey key, Map<String, String> context, byte[] plaintext) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, context, nonce).doFinal(plaintext);
            UUID id = UUID.fromString(key.id());
            return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no AES-GCM", missing);
        }
    }

    /** Which key opens it. */
    static String keyId(byte[] sealed) throws ServiceError {
        if (sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE || sealed[0] != VERSION) {
            throw invalid();
        }
        ByteBuffer id = ByteBuffer.wrap(sealed, 1, KEY_ID_BYTES);
        return new UUID(id.getLong(), id.getLong()).toString();
    }

    /** @throws ServiceError InvalidCiphertextException for another key or context, or when anything was changed */
    static byte[] open(CustomerKey key, Map<String, String> context, byte[] sealed) throws ServiceError {
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, HEADER_BYTES, nonce, 0, NONCE_BYTES);
        int from = HEADER_BYTES + NONCE_BYTES;
        try {
            return cipher(Cipher.DECRYPT_MODE, key, context, nonce).doFinal(sealed, from, sealed.length - from);
        } catch (AEADBadTagException otherwise) {
            throw invalid();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no AES-GCM", missing);
        }
    }

    static ServiceError invalid() {
        return ServiceError.badRequest("InvalidCiphertextException", "");
    }

    private static Cipher cipher(int mode, CustomerKey key, Map<String, String> context, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.material(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound(key, context));
        return cipher;
    }

    /** Sorted, since a context is a set, and each text behind its length, so that no two contexts read the same. */
    private static byte[] bound(CustomerKey key, Map<String, String> context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        add(bytes, key.id());
        new TreeMap<>(context).forEach((name, value) -> {
            add(bytes, name);
            add(bytes, value);
        });
        return bytes.toByteArray();
    }

    private static void add(ByteArrayOutputStream bytes, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(encoded.length).array());
        bytes.writeBytes(encoded);
    }
}
