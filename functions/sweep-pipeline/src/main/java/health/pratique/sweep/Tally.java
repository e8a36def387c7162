package health.pratique.sweep;

import health.pratique.fault.PipelineFault;
import health.pratique.model.Custodian;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts what a sweep does, by custodian, and keeps what went wrong last. Of one thread. */
final class Tally {

    private static final Logger LOG = Logger.getLogger(Tally.class);

    private final Map<Custodian, Map<Swept, Integer>> counts = new HashMap<>();
    private @Nullable PipelineFault trouble;

    void count(Custodian custodian, Swept what) {
        counts.computeIfAbsent(custodian, unseen -> new EnumMap<>(Swept.class)).merge(what, 1, Integer::sum);
    }

    void failed(Custodian custodian, PipelineFault fault) {
        LOG.errorf(
                "a sweep of custodian %s ended in %s %s",
                custodian, fault.getClass().getSimpleName(), fault.reason());
        count(custodian, Swept.FAILED);
        trouble = fault;
    }

    Optional<PipelineFault> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Whatever was done for a custodian. */
    Map<Custodian, Map<Swept, Integer>> byCustodian() {
        return counts;
    }

    Map<Swept, Integer> total() {
        Map<Swept, Integer> total = new EnumMap<>(Swept.class);
        counts.values().forEach(some -> some.forEach((what, count) -> total.merge(what, count, Integer::sum)));
        return total;
    }
}
