package health.pratique.store;

import health.pratique.cleaning.Cleaning;
import health.pratique.cleaning.DocumentCleaner;
import health.pratique.cleaning.OutputCheck;
import health.pratique.consent.ConsentRegister;
import health.pratique.consent.ReleasePermit;
import health.pratique.consent.SubjectLocks;
import health.pratique.detection.DetectedDocument;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.Originals;
import health.pratique.detection.PhiReports;
import health.pratique.format.OpenedDocument;
import health.pratique.kit.CommitGuard;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.StepRunner;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.PipelineState;
import health.pratique.model.ReleasePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import java.util.function.Function;

/** Releases as they are, but something else happens in the midst of them. */
@ApplicationScoped
class DisturbedReleases {

    private final StepRunner runner;
    private final Originals originals;
    private final PhiReports reports;
    private final DocumentDetection detection;
    private final DocumentCleaner cleaner;
    private final OutputCheck check;
    private final SubjectKeys keys;
    private final DocumentVault vault;
    private final ReleasePermit permit;
    private final SubjectLocks locks;
    private final ConsentRegister register;
    private final Overrides overrides;

    DisturbedReleases(
            StepRunner runner,
            Originals originals,
            PhiReports reports,
            DocumentDetection detection,
            DocumentCleaner cleaner,
            OutputCheck check,
            SubjectKeys keys,
            DocumentVault vault,
            ReleasePermit permit,
            SubjectLocks locks,
            ConsentRegister register,
            Overrides overrides) {
        this.runner = runner;
        this.originals = originals;
        this.reports = reports;
        this.detection = detection;
        this.cleaner = cleaner;
        this.check = check;
        this.keys = keys;
        this.vault = vault;
        this.permit = permit;
        this.locks = locks;
        this.register = register;
        this.overrides = overrides;
    }

    /** The event comes before the copy is made. */
    DocumentRelease whileCleaning(Runnable event) {
        DocumentCleaner slow = new DocumentCleaner(check) {
            @Override
            public Cleaning clean(OpenedDocument original, DetectedDocument found, ReleasePolicy policy, byte[] key) {
                event.run();
                return super.clean(original, found, policy, key);
            }
        };
        return release(slow, permit);
    }

    /** The event comes when the copy is written, and before the last look at the consent. */
    DocumentRelease beforeTheLastLook(Consumer<PipelineState> event) {
        return guarded(state -> record -> {
            event.accept(state);
            return permit.of(state).commit(record);
        });
    }

    /** The event comes between the last look at the consent and the record of the release. */
    DocumentRelease afterTheLastLook(Consumer<PipelineState> event) {
        return guarded(state -> record -> permit.of(state).commit(facts -> {
            event.accept(state);
            record.accept(facts);
        }));
    }

    private DocumentRelease guarded(Function<PipelineState, CommitGuard> guard) {
        return release(cleaner, new ReleasePermit(locks, register) {
            @Override
            public CommitGuard of(PipelineState state) {
                return guard.apply(state);
            }
        });
    }

    private DocumentRelease release(DocumentCleaner with, ReleasePermit guarding) {
        return new DocumentRelease(runner, originals, reports, detection, with, keys, vault, guarding, overrides);
    }
}
