package health.pratique.erase;

import health.pratique.erase.ErasureRequest.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as it is kept.
 *
 * @param keyDestroyedAt absent while the subject's key is there
 * @param certificates how many were issued
 * @param certificate the newest's SHA-256
 * @param erased what the newest certifies, to see whether there is more to certify
 * @param lookAgainAt when there may be something left to do; absent as long as there is, and once all is done
 * @param closed whether nothing is left to do for good
 */
public record Erasure(
        Order order,
        Instant begunAt,
        @Nullable Instant keyDestroyedAt,
        int certificates,
        @Nullable String certificate,
        @Nullable String erased,
        @Nullable Instant lookAgainAt,
        boolean closed) {}
