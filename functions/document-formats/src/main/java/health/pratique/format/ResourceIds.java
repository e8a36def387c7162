package health.pratique.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Surrogates for resource ids: one id has one surrogate under one key, in {@code RESOURCE_ID} and {@code REFERENCE} fields
 * alike, so that references keep pointing. With a key of the subject the surrogates agree across the subject's documents.
 * Not thread-safe; holds a key, so prints as {@code [KEY]}.
 */
public final class ResourceIds {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;
    private final Map<String, String> surrogates = new HashMap<>();

    private ResourceIds(Mac mac) {
        this.mac = mac;
    }

    /**
     * @param key at least one byte; 32 random ones for surrogates that nobody else can compute
     */
    public static ResourceIds keyedBy(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return new ResourceIds(mac);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", impossible);
        }
    }

    /** A UUID of version 8 (RFC 9562, 5.8): valid as a FHIR id and in {@code urn:uuid:} alike. */
    public String surrogate(String id) {
        return surrogates.computeIfAbsent(id, this::derived);
    }

    private String derived(String id) {
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        long high = digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long low = digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
