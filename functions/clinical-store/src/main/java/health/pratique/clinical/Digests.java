package health.pratique.clinical;

import health.pratique.audit.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** SHA-256 over words that cannot run into each other. */
final class Digests {

    private Digests() {}

    /** Of each word behind its length. */
    static byte[] of(Iterable<String> words) {
        MessageDigest digest = Sha256.digest();
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    /** Its first 128 bits. */
    static UUID key(Iterable<String> words) {
        ByteBuffer bytes = ByteBuffer.wrap(of(words));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
