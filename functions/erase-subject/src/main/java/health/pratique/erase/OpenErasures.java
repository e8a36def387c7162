package health.pratique.erase;

import health.pratique.fault.PipelineFault;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Goes on with what was cut off, and with what the law kept until now. What is wrong with one keeps no other waiting. */
@ApplicationScoped
class OpenErasures {

    private static final Logger LOG = Logger.getLogger(OpenErasures.class);

    private final Erasures erasures;
    private final SubjectErasure erasure;
    private final InstantSource clock;

    OpenErasures(Erasures erasures, SubjectErasure erasure, InstantSource clock) {
        this.erasures = erasures;
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * @return how many were looked at
     * @throws TransientFault at the end, when one could not be gone on with; the next round tries again
     */
    int goOn(BooleanSupplier timeLeft) {
        Instant now = clock.instant();
        int done = 0;
        List<PipelineFault> troubles = new ArrayList<>();
        for (Custodian custodian : erasures.custodians()) {
            for (Erasure open : erasures.of(custodian)) {
                if (timeLeft.getAsBoolean() && due(open, now)) {
                    done++;
                    attempt(open, timeLeft).ifPresent(troubles::add);
                }
            }
        }
        if (!troubles.isEmpty()) {
            throw new TransientFault(troubles.getLast().reason()).at(troubles.getLast());
        }
        return done;
    }

    private Optional<PipelineFault> attempt(Erasure open, BooleanSupplier timeLeft) {
        try {
            erasure.goOn(open, timeLeft);
            return Optional.empty();
        } catch (PipelineFault fault) {
            LOG.errorf(
                    "erasure %s of custodian %s ended in %s %s",
                    open.order().erasureId(),
                    open.order().custodian(),
                    fault.getClass().getSimpleName(),
                    fault.reason());
            return Optional.of(fault);
        }
    }

    private static boolean due(Erasure open, Instant now) {
        return !open.closed()
                && (open.lookAgainAt() == null || !open.lookAgainAt().isAfter(now));
    }
}
