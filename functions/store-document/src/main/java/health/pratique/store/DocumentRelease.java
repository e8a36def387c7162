package health.pratique.store;

import health.pratique.cleaning.Cleaning;
import health.pratique.cleaning.DocumentCleaner;
import health.pratique.consent.ReleasePermit;
import health.pratique.detection.DetectedDocument;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.Original;
import health.pratique.detection.Originals;
import health.pratique.detection.PhiReports;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.CommitCondition;
import health.pratique.kit.CommitGuard;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.ReviewOverride;
import health.pratique.kit.StepResult;
import health.pratique.kit.StepRunner;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.Document;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import health.pratique.model.ReleaseOutcome;
import health.pratique.phi.PhiType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Releases a document: cleans it, proves the copy clean, writes the copy, and only then puts the release on record, if the consent
 * still says what it said when the document was permitted. A document is released when the record says so, not when the copy is
 * there; a copy whose record could not be made is taken back. Called again after a success it answers with the same release.
 */
@ApplicationScoped
public class DocumentRelease {

    private static final String STEP = "StoreDocument";

    private final StepRunner runner;
    private final Originals originals;
    private final PhiReports reports;
    private final DocumentDetection detection;
    private final DocumentCleaner cleaner;
    private final SubjectKeys keys;
    private final DocumentVault vault;
    private final ReleasePermit permit;
    private final Overrides overrides;

    public DocumentRelease(
            StepRunner runner,
            Originals originals,
            PhiReports reports,
            DocumentDetection detection,
            DocumentCleaner cleaner,
            SubjectKeys keys,
            DocumentVault vault,
            ReleasePermit permit,
            Overrides overrides) {
        this.runner = runner;
        this.originals = originals;
        this.reports = reports;
        this.detection = detection;
        this.cleaner = cleaner;
        this.keys = keys;
        this.vault = vault;
        this.permit = permit;
        this.overrides = overrides;
    }

    public PipelineState run(PipelineState state) {
        AtomicReference<ObjectLocation> written = new AtomicReference<>();
        try {
            return runner.run(STEP, state, held -> release(state, held, written));
        } catch (ConsentDenied | PolicyViolated refused) {
            // The release is refused on record: it cannot have been made.
            takeBack(written.get());
            throw refused;
        } catch (InternalFault fault) {
            if (fault.reason() == ReasonCode.NOT_CLAIMED) {
                // The document ended otherwise while this run was at work. Other faults leave the copy: the registry
                // may have got the release although its answer was lost, and QuarantineDocument takes back what was
                // not released.
                takeBack(written.get());
            }
            throw fault;
        }
    }

    private void takeBack(@Nullable ObjectLocation copy) {
        if (copy != null) {
            vault.withdraw(copy);
        }
    }

    private StepResult release(PipelineState state, DocumentRecord held, AtomicReference<ObjectLocation> written) {
        Document document = state.accepted();
        ObjectLocation released = held.release();
        if (held.status() == DocumentStatus.RELEASED && released != null) {
            return released(state, released, Map.of(), CommitGuard.NO_OP, CommitCondition.NONE);
        }
        if (held.status() != DocumentStatus.PROCESSING) {
            throw new InternalFault(ReasonCode.NOT_CLAIMED);
        }
        ReviewOverride override = overrides.of(held);
        ReleaseGate.check(state, override);
        RequestedRedactions requested = overrides.redactions(override);
        Obligations obligations = Obligations.of(state.consented());
        Original whole = originals.open(document);
        DetectedDocument found =
                detection.detect(whole, reports.read(document, state.detected().report()));
        Obligations.Remainder remainder = obligations.remainder(whole, found);
        Original original = remainder.original();
        DetectedDocument detected = requested.in(original == whole ? found : detection.detect(original));
        Cleaning cleaning = proved(
                cleaner.clean(
                        original.document(),
                        detected,
                        document.releasePolicy(),
                        keys.surrogateKey(document.custodian(), document.subject())),
                requested);
        return switch (cleaning) {
            case Cleaning.Clean clean -> {
                obligations.check(original.document(), clean.content());
                ObjectLocation copy = vault.release(document, clean.content());
                written.set(copy);
                Map<String, String> facts = new TreeMap<>(remainder.facts(clean.facts()));
                facts.putAll(override.facts());
                facts.put("policy", document.releasePolicy().name());
                yield released(
                        state, copy, facts, permit.of(state), keys.whileHeld(document.custodian(), document.subject()));
            }
            case Cleaning.Unclean unclean ->
                StepResult.refused(new PolicyViolated(ReasonCode.RESIDUAL_PHI), unclean.facts());
        };
    }

    /** What a reviewer wants gone has to be gone, whatever the release policy would leave. */
    private static Cleaning proved(Cleaning cleaning, RequestedRedactions requested) {
        return switch (cleaning) {
            case Cleaning.Clean clean -> {
                Map<PhiType, Integer> left = requested.left(clean.content());
                yield left.isEmpty() ? clean : new Cleaning.Unclean(clean.passes(), left);
            }
            case Cleaning.Unclean unclean -> unclean;
        };
    }

    private static StepResult released(
            PipelineState state,
            ObjectLocation copy,
            Map<String, String> facts,
            CommitGuard guard,
            CommitCondition condition) {
        ReleaseOutcome outcome = new ReleaseOutcome(state.accepted().releasePolicy(), copy, 0);
        return StepResult.done(state.with(outcome), facts, RegistryChange.released(copy), guard, condition);
    }
}
