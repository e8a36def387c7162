package health.pratique.local.cloud.kinesis;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** A shard's part of the 2^128 values that the MD5 of a partition key may have; both ends belong to it. */
record HashRange(BigInteger first, BigInteger last) {

    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(128);

    /** So many parts of about one size, as Kinesis cuts a new stream. */
    static List<HashRange> parts(int count) {
        BigInteger size = ALL.divide(BigInteger.valueOf(count));
        List<HashRange> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            BigInteger first = size.multiply(BigInteger.valueOf(part));
            BigInteger next = part == count - 1 ? ALL : first.add(size);
            parts.add(new HashRange(first, next.subtract(BigInteger.ONE)));
        }
        return List.copyOf(parts);
    }

    static BigInteger hash(String partitionKey) {
        try {
            return new BigInteger(
                    1, MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    boolean holds(BigInteger hash) {
        return first.compareTo(hash) <= 0 && hash.compareTo(last) <= 0;
    }
}
