package health.pratique.erase;

import java.util.Set;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Ends a run at its n-th write: before the store has heard of it, or after, so that only the answer is lost. */
final class KilledAt implements ExecutionInterceptor {

    private static final Set<String> READS = Set.of("Get", "List", "Head", "Query", "BatchGet", "Scan");

    private int writes;
    private int fatal;
    private boolean heard;

    /** From now on; 0 for never. */
    void at(int write, boolean storeHears) {
        writes = 0;
        fatal = write;
        heard = storeHears;
    }

    /** Whether the run got so far. */
    boolean killed() {
        return fatal > 0 && writes >= fatal;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (fatal > 0 && isWrite(context.request())) {
            writes++;
            if (writes > fatal || writes == fatal && !heard) {
                throw new Killed();
            }
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (fatal > 0 && isWrite(context.request()) && writes >= fatal) {
            throw new Killed();
        }
    }

    private static boolean isWrite(Object request) {
        return READS.stream().noneMatch(request.getClass().getSimpleName()::startsWith);
    }

    /** The end of a process. */
    static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
