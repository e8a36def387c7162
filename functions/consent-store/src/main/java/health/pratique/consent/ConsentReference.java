package health.pratique.consent;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * One version of one consent.
 *
 * @param version counts from 1; a later version replaces an earlier one and leaves it on record
 */
public record ConsentReference(UUID id, int version) {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_IETF = 0x8000_0000_0000_0000L;

    /**
     * The id of what a patient says to a custodian directly: the same two, the same id (a custom UUID, RFC 9562, 5.8), so that
     * two recordings at once become two versions of one consent and not two consents.
     */
    static UUID directive(Custodian custodian, SubjectToken subject) {
        return named("consent\u0000" + custodian + "\u0000" + subject);
    }

    static UUID named(String text) {
        try {
            byte[] name = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name));
            return new UUID(
                    digest.getLong() & ~0xF000L | VERSION_8, digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT_IETF);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
