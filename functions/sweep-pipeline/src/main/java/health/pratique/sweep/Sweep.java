package health.pratique.sweep;

import health.pratique.fault.PipelineFault;
import health.pratique.fault.TransientFault;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.IntakeBucket;
import health.pratique.kit.MetricSink;
import health.pratique.model.Custodian;
import health.pratique.privacy.DueRequests;
import health.pratique.privacy.DueRequests.Due;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One round over all that may have been left behind. Each part stands alone: without the consent database, lost runs are still
 * replaced, and what is wrong with one custodian's data keeps nothing of another's waiting.
 */
@ApplicationScoped
public class Sweep {

    private final IntakeBucket intake;
    private final ConsentChase chase;
    private final LostRuns lostRuns;
    private final UnannouncedArrivals arrivals;
    private final DueRequests dueRequests;
    private final CustodianTrail trail;
    private final SweepRecord record;
    private final SweepSettings settings;
    private final MetricSink metrics;
    private final InstantSource clock;

    public Sweep(
            IntakeBucket intake,
            ConsentChase chase,
            LostRuns lostRuns,
            UnannouncedArrivals arrivals,
            DueRequests dueRequests,
            CustodianTrail trail,
            SweepRecord record,
            SweepSettings settings,
            MetricSink metrics,
            InstantSource clock) {
        this.intake = intake;
        this.chase = chase;
        this.lostRuns = lostRuns;
        this.arrivals = arrivals;
        this.dueRequests = dueRequests;
        this.trail = trail;
        this.record = record;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param timeLeft nothing is begun once it says no
     * @throws TransientFault at the end, when something could not be done that the next sweep will try again
     */
    public SweepReport run(SweepRequest request, BooleanSupplier timeLeft) {
        Round round = new Round(request, timeLeft);
        List<Custodian> custodians = request.consentChangedAt().map(List::of).orElseGet(intake::custodians);
        custodians.forEach(round::chase);
        if (request.consentChangedAt().isEmpty()) {
            custodians.forEach(round::replaceLostRuns);
            round.beginUnannounced();
            round.watchClocks(custodians);
        }
        return round.ended(custodians.size());
    }

    /** The state of one sweep. */
    private final class Round {

        private final Tally tally = new Tally();
        private final Instant begun = clock.instant();
        private final @Nullable Duration deadline;
        private final BooleanSupplier timeLeft;
        private boolean consentsAway;

        Round(SweepRequest request, BooleanSupplier timeLeft) {
            this.deadline = request.deadline();
            this.timeLeft = timeLeft;
        }

        /** Each try at a database that is away takes seconds: one is enough. */
        void chase(Custodian custodian) {
            if (!consentsAway) {
                consentsAway = !attempt(custodian, () -> chase.follow(custodian, tally, timeLeft));
            }
        }

        void replaceLostRuns(Custodian custodian) {
            Instant since = begun.minus(Objects.requireNonNullElse(deadline, settings.deadline()));
            attempt(custodian, () -> lostRuns.replace(custodian, since, tally, timeLeft));
        }

        void beginUnannounced() {
            Instant before = begun.minus(Objects.requireNonNullElse(deadline, settings.grace()));
            attempt(Custodian.UNASSIGNED, () -> arrivals.begin(before, tally, timeLeft));
        }

        /** Patients have a right to an answer in time: whoever has to give it is told while there is time. */
        void watchClocks(List<Custodian> custodians) {
            Due[] due = {Due.NONE};
            custodians.forEach(custodian -> attempt(custodian, () -> due[0] = due[0].plus(dueRequests.of(custodian))));
            metrics.privacyRequestsDue(due[0].soon(), due[0].overdue());
        }

        private boolean attempt(Custodian custodian, Runnable part) {
            try {
                part.run();
                return true;
            } catch (PipelineFault fault) {
                tally.failed(custodian, fault);
                return !(fault instanceof TransientFault);
            }
        }

        SweepReport ended(int custodians) {
            Map<String, Integer> counts = new TreeMap<>();
            for (Swept what : Swept.values()) {
                counts.put(what.name(), tally.total().getOrDefault(what, 0));
            }
            metrics.swept(counts);
            Map.copyOf(tally.byCustodian())
                    .forEach((custodian, done) -> attempt(custodian, () -> putOnRecord(custodian, done)));
            tally.trouble().ifPresent(trouble -> {
                throw new TransientFault(trouble.reason()).at(trouble);
            });
            return new SweepReport(custodians, tally.total());
        }

        private void putOnRecord(Custodian custodian, Map<Swept, Integer> done) {
            // That something failed is for operators to know: the alarm tells them.
            Map<String, String> facts = new TreeMap<>();
            done.forEach((what, count) -> facts.put(what.name(), Integer.toString(count)));
            facts.remove(Swept.FAILED.name());
            if (facts.isEmpty()) {
                return;
            }
            trail.record(custodian, record.done("SweepPipeline", null, facts));
        }
    }
}
