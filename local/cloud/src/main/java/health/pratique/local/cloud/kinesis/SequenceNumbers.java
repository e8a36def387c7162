package health.pratique.local.cloud.kinesis;

import java.math.BigInteger;
import java.time.Instant;

/**
 * The sequence numbers of one shard: 56 digits like those of Kinesis, in which its making, the time, a count and the shard are.
 * They rise, also from one life of a platform to the next, and tell whether they are this shard's.
 */
final class SequenceNumbers {

    private static final int SHARD_BITS = 16;
    private static final int COUNT_BITS = 40;
    private static final int MILLIS_BITS = 48;
    private static final BigInteger TOP = BigInteger.ONE.shiftLeft(185);
    private static final BigInteger SHARD_MASK =
            BigInteger.ONE.shiftLeft(SHARD_BITS).subtract(BigInteger.ONE);

    private final int shard;
    private final long madeAtMillis;
    private long count;

    SequenceNumbers(int shard, Instant madeAt) {
        this.shard = shard;
        this.madeAtMillis = madeAt.toEpochMilli();
    }

    /** Before every record's. */
    BigInteger first() {
        return number(0, 0);
    }

    BigInteger next(Instant now) {
        return number(now.toEpochMilli() - madeAtMillis, ++count);
    }

    /** Whether this shard could have given it, in this life of the platform or an earlier one. */
    boolean couldBe(BigInteger number) {
        return number.bitLength() == TOP.bitLength() && number.and(SHARD_MASK).intValue() == shard;
    }

    private BigInteger number(long sinceMade, long counted) {
        return TOP.or(BigInteger.valueOf(madeAtMillis).shiftLeft(SHARD_BITS + MILLIS_BITS + COUNT_BITS))
                .or(BigInteger.valueOf(counted).shiftLeft(SHARD_BITS + MILLIS_BITS))
                .or(BigInteger.valueOf(Math.max(0, sinceMade)).shiftLeft(SHARD_BITS))
                .or(BigInteger.valueOf(shard));
    }
}
