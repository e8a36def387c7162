package health.pratique.kit;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentId;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a handler's work under the claim, and puts its end on the audit trail before the handler answers. Whatever the work
 * throws leaves as a fault with a static message: nothing from a document gets into an answer or a log line.
 */
@ApplicationScoped
public class StepRunner {

    private static final Logger LOG = Logger.getLogger(StepRunner.class);

    private final DocumentRegistry registry;
    private final AuditTrail trail;
    private final KitSettings settings;
    private final MetricSink metrics;

    public StepRunner(DocumentRegistry registry, AuditTrail trail, KitSettings settings, MetricSink metrics) {
        this.registry = registry;
        this.trail = trail;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Runs the step of the state's document. */
    public PipelineState run(String step, PipelineState state, StepWork work) {
        Document document = state.accepted();
        return run(step, document.custodian(), document.id(), state.execution(), work);
    }

    /** As {@link #run(String, PipelineState, StepWork)}, for work that looks at the document's record. */
    public PipelineState run(String step, PipelineState state, RecordedWork work) {
        Document document = state.accepted();
        return run(step, document.custodian(), document.id(), state.execution(), work);
    }

    /**
     * Runs a step of a document that this run has claimed.
     *
     * @param step the workflow's state name
     * @throws PipelineFault as the work decided; also TransientFault when the audit trail cannot be written
     */
    public PipelineState run(String step, Custodian custodian, DocumentId id, String execution, StepWork work) {
        return run(step, custodian, id, execution, held -> work.perform());
    }

    private PipelineState run(String step, Custodian custodian, DocumentId id, String execution, RecordedWork work) {
        long started = System.nanoTime();
        String outcome = "FAILED";
        try {
            DocumentRecord held = registry.held(custodian, id, execution);
            StepResult result = stopped(held).orElseGet(() -> perform(held, step, work));
            outcome = "REFUSED";
            PipelineState after = concluded(held, step, result);
            outcome = "SUCCESS";
            return after;
        } catch (PipelineFault fault) {
            LOG.warnf(
                    "%s of document %s ended in %s %s",
                    step, id, fault.getClass().getSimpleName(), fault.reason());
            throw fault;
        } finally {
            metrics.step(step, outcome, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** A document that was stopped from outside goes no further in this run; one that has ended has nothing to stop. */
    private static Optional<StepResult> stopped(DocumentRecord held) {
        return held.stop() == null || held.status().terminal()
                ? Optional.empty()
                : Optional.of(StepResult.refused(new ConsentDenied(held.stop()), Map.of()));
    }

    private PipelineState concluded(DocumentRecord held, String step, StepResult result) {
        return switch (result) {
            case StepResult.Done done -> {
                Optional<StepResult.Refused> refused = succeeded(held, step, done);
                if (refused.isPresent()) {
                    throw refusal(held, step, refused.get());
                }
                yield done.state();
            }
            case StepResult.Refused refused -> throw refusal(held, step, refused);
        };
    }

    private Optional<StepResult.Refused> succeeded(DocumentRecord held, String step, StepResult.Done done) {
        try {
            return done.guard()
                    .commit(facts -> trail.commit(
                            held,
                            entry(step, AuditOutcome.SUCCESS, null, united(done.facts(), facts)),
                            done.change(),
                            done.condition()));
        } catch (PolicyViolated unmet) {
            return Optional.of(new StepResult.Refused(unmet, Map.of()));
        }
    }

    private PipelineFault refusal(DocumentRecord held, String step, StepResult.Refused refused) {
        if (!(refused.fault() instanceof TransientFault)) {
            ReasonCode reason = refused.fault().reason();
            commit(held, entry(step, AuditOutcome.REFUSED, reason, refused.facts()), RegistryChange.NO_OP);
        }
        return refused.fault();
    }

    private static Map<String, String> united(Map<String, String> own, Map<String, String> guards) {
        Map<String, String> all = new HashMap<>(own);
        all.putAll(guards);
        return all;
    }

    /** Faults that trying again may cure are not put on record here: the step that ends the document tells of them. */
    private StepResult perform(DocumentRecord held, String step, RecordedWork work) {
        try {
            return work.perform(held);
        } catch (TransientFault again) {
            throw again;
        } catch (PipelineFault fault) {
            commit(held, entry(step, AuditOutcome.FAILED, fault.reason(), Map.of()), RegistryChange.NO_OP);
            throw fault;
        } catch (RuntimeException | StackOverflowError defect) {
            LOG.errorf(
                    "%s of document %s: %s at %s",
                    step, held.id(), defect.getClass().getName(), frame(defect));
            commit(held, entry(step, AuditOutcome.FAILED, ReasonCode.DEFECT, Map.of()), RegistryChange.NO_OP);
            throw new InternalFault(ReasonCode.DEFECT).at(defect);
        }
    }

    private void commit(DocumentRecord held, AuditEntry entry, RegistryChange change) {
        trail.commit(held, entry, change);
    }

    private AuditEntry entry(
            String step, AuditOutcome outcome, @Nullable ReasonCode reason, Map<String, String> facts) {
        return new AuditEntry("function:" + step, settings.functionVersion(), step, outcome, reason, facts);
    }

    private static String frame(Throwable defect) {
        StackTraceElement[] frames = defect.getStackTrace();
        return frames.length == 0 ? "an unknown place" : frames[0].toString();
    }
}
