package health.pratique.kit.activity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;

/**
 * Counts distinct values in little space (linear counting: Whang et al., A Linear-Time Probabilistic Counting Algorithm for Database
 * Applications, ACM TODS 15, 1990). A value sets one position; positions are united by a set union, which DynamoDB does atomically, and
 * a value that comes again changes nothing.
 */
public final class LinearSketch {

    private LinearSketch() {}

    /** A value's position, 0 to size - 1. */
    static int position(String value, int size) {
        return (int) Long.remainderUnsigned(hash(value), size);
    }

    /** About how many distinct values set these positions: within a tenth up to three times the size, and no more than six times. */
    public static double estimate(BitSet positions, int size) {
        int unset = size - positions.cardinality();
        return size * StrictMath.log((double) size / Math.max(0.5, unset));
    }

    static long hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
