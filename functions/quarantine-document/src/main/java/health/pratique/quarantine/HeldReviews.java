package health.pratique.quarantine;

import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewCase;
import health.pratique.kit.ReviewQueue;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.Finding;
import health.pratique.model.FraudOutcome;
import health.pratique.model.FraudSignal;
import health.pratique.model.PhiOutcome;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens the review of each document in quarantine, with what a reviewer has to know: findings, signals, counts. */
@ApplicationScoped
class HeldReviews {

    private final ReviewQueue queue;
    private final QuarantineSettings settings;
    private final InstantSource clock;

    HeldReviews(ReviewQueue queue, QuarantineSettings settings, InstantSource clock) {
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param state as far as this document's run got */
    Review open(DocumentRecord held, ReasonCode reason, Verdict verdict, @Nullable PipelineState state) {
        return queue.open(ReviewCase.held(
                held.custodian(),
                held.id(),
                held.execution(),
                reason,
                findings(state),
                facts(verdict, state),
                clock.instant().plus(settings.within())));
    }

    private static List<Finding> findings(@Nullable PipelineState state) {
        ComplianceOutcome compliance = state == null ? null : state.compliance();
        return compliance == null ? List.of() : compliance.findings();
    }

    private static Map<String, String> facts(Verdict verdict, @Nullable PipelineState state) {
        Map<String, String> facts = new HashMap<>(Map.of("step", verdict.step()));
        PhiOutcome phi = state == null ? null : state.phi();
        if (phi != null) {
            facts.put("phiRisk", phi.risk().name());
            facts.put(
                    "phi",
                    phi.counts().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(count -> count.getKey() + " " + count.getValue())
                            .collect(Collectors.joining(", ")));
        }
        FraudOutcome fraud = state == null ? null : state.fraud();
        if (fraud != null && fraud.score() >= fraud.threshold()) {
            facts.put(
                    Review.SIGNALS,
                    fraud.signals().stream().map(FraudSignal::feature).collect(Collectors.joining(", ")));
        }
        return facts;
    }
}
