package health.pratique.format;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a parser, such as opening or rewriting, may cost: a second of processor time for each 100 KB begun, and on the
 * heap {@link #ALLOCATED_FLOOR} bytes plus {@link #ALLOCATED_PER_BYTE} for each byte of the document, whether they live on or not. A
 * step that costs more is tried again, so that neither a first call, which loads classes, nor a busy machine is taken for a slow parser.
 */
final class FuzzBudget {

    static final int BLOCK_BYTES = 100_000;
    static final long NANOS_PER_BLOCK = 1_000_000_000L;
    static final long ALLOCATED_FLOOR = 256L * 1024 * 1024;
    static final long ALLOCATED_PER_BYTE = 16L * 1024;

    private static final int ATTEMPTS = 3;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Outcome<T>(@Nullable T result, @Nullable RuntimeException thrown, long nanos, long allocated) {

        boolean within(int sizeBytes) {
            long blocks = sizeBytes / BLOCK_BYTES + 1;
            return nanos <= blocks * NANOS_PER_BLOCK && allocated <= ALLOCATED_FLOOR + sizeBytes * ALLOCATED_PER_BYTE;
        }
    }

    /**
     * Runs the step.
     *
     * @throws AssertionError when the step costs more than it may each time it is tried
     */
    <T> T step(int sizeBytes, Supplier<T> step) {
        Outcome<T> outcome = run(step);
        for (int attempt = 1; attempt < ATTEMPTS && !outcome.within(sizeBytes); attempt++) {
            outcome = run(step);
        }
        if (!outcome.within(sizeBytes)) {
            throw new AssertionError("a step took " + outcome.nanos() / 1_000_000 + " ms and " + outcome.allocated()
                    + " bytes of heap for a document of " + sizeBytes + " bytes");
        }
        if (outcome.thrown() != null) {
            throw outcome.thrown();
        }
        return outcome.result();
    }

    private <T> Outcome<T> run(Supplier<T> step) {
        long nanos = threads.getCurrentThreadCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        T result = null;
        RuntimeException thrown = null;
        try {
            result = step.get();
        } catch (RuntimeException failed) {
            thrown = failed;
        }
        return new Outcome<>(
                result,
                thrown,
                threads.getCurrentThreadCpuTime() - nanos,
                threads.getCurrentThreadAllocatedBytes() - allocated);
    }
}
