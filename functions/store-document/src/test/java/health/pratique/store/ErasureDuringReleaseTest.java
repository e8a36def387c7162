package health.pratique.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.consent.ConsentRegister;
import health.pratique.consent.ReleasePermit;
import health.pratique.consent.SubjectLocks;
import health.pratique.detection.DetectedDocument;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.Originals;
import health.pratique.detection.PhiReports;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.OpenedDocument;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.CommitGuard;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.StepRunner;
import health.pratique.kit.SubjectKeys;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.model.Document;
import health.pratique.model.DocumentStatus;
import health.pratique.model.PipelineState;
import health.pratique.model.ReleasePolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A subject's key that is destroyed while StoreDocument is at work on one of the subject's documents, over real stores. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
@QuarkusTestResource(FunctionSecrets.class)
class ErasureDuringReleaseTest {

    private static final String NOTE = "Seen on 03/04/2024, walking well.\n";

    @Inject
    Overrides overrides;

    @Inject
    DocumentRelease release;

    @Inject
    ReadyDocuments documents;

    @Inject
    StepRunner runner;

    @Inject
    Originals originals;

    @Inject
    PhiReports reports;

    @Inject
    DocumentDetection detection;

    @Inject
    DocumentCleaner cleaner;

    @Inject
    OutputCheck check;

    @Inject
    SubjectKeys keys;

    @Inject
    AuditTrail trail;

    @Inject
    DocumentVault vault;

    @Inject
    ReleasePermit permit;

    @Inject
    SubjectLocks locks;

    @Inject
    ConsentRegister register;

    @Test
    void erasedBeforeStoreDocumentTheDocumentIsNotReleased() {
        PipelineState state = documents.ready(NOTE);
        erase(state);
        assertNotReleased(state, release::run);
    }

    @Test
    void erasedWhileTheDocumentIsCleanedItIsNotReleased() {
        PipelineState state = documents.ready(NOTE);
        DocumentCleaner slow = new DocumentCleaner(check) {
            @Override
            Cleaning clean(OpenedDocument original, DetectedDocument found, ReleasePolicy policy, byte[] key) {
                erase(state);
                return super.clean(original, found, policy, key);
            }
        };
        assertNotReleased(state, with(slow, permit)::run);
    }

    @Test
    void erasedAfterTheCopyIsWrittenItIsNotReleasedAndNoVersionOfTheCopyStays() {
        PipelineState state = documents.ready(NOTE);
        assertNotReleased(state, with(cleaner, erasingAtTheLastMoment())::run);
        assertThat(documents.versions(vault.releaseLocation(state.accepted()))).isZero();
    }

    @Test
    void theAttemptIsOnTheAuditTrailWithItsReason() {
        PipelineState state = documents.ready(NOTE);
        assertNotReleased(state, with(cleaner, erasingAtTheLastMoment())::run);
        AuditEvent last =
                trail.events(ReadyDocuments.HARBOR, state.accepted().id()).getLast();
        assertThat(last.reason()).isEqualTo(ReasonCode.SUBJECT_ERASED);
    }

    @Test
    void whatIsReleasedAlreadyIsAnsweredAgainAfterTheErasure() {
        PipelineState state = documents.ready(NOTE);
        PipelineState released = release.run(state);
        erase(state);
        assertThat(release.run(state).release()).isEqualTo(released.release());
    }

    private void assertNotReleased(PipelineState state, UnaryOperator<PipelineState> step) {
        assertThatThrownBy(() -> step.apply(state))
                .isInstanceOfSatisfying(PolicyViolated.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.SUBJECT_ERASED));
        assertThat(documents.record(state).status()).isEqualTo(DocumentStatus.PROCESSING);
        assertThat(documents.isReleased(state)).isFalse();
    }

    /** Between the last look at the consent and the record of the release. */
    private ReleasePermit erasingAtTheLastMoment() {
        return new ReleasePermit(locks, register) {
            @Override
            public CommitGuard of(PipelineState state) {
                return record -> permit.of(state).commit(facts -> {
                    erase(state);
                    record.accept(facts);
                });
            }
        };
    }

    private void erase(PipelineState state) {
        Document document = state.accepted();
        assertThat(keys.destroy(document.custodian(), document.subject())).isTrue();
    }

    private DocumentRelease with(DocumentCleaner with, ReleasePermit guarding) {
        return new DocumentRelease(runner, originals, reports, detection, with, keys, vault, guarding, overrides);
    }
}
