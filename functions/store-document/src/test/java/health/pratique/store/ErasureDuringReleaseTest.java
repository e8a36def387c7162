package health.pratique.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.SubjectKeys;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.model.Document;
import health.pratique.model.DocumentStatus;
import health.pratique.model.PipelineState;
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
    DocumentRelease release;

    @Inject
    ReadyDocuments documents;

    @Inject
    DisturbedReleases disturbed;

    @Inject
    SubjectKeys keys;

    @Inject
    AuditTrail trail;

    @Inject
    DocumentVault vault;

    @Test
    void erasedBeforeStoreDocumentTheDocumentIsNotReleased() {
        PipelineState state = documents.ready(NOTE);
        erase(state);
        assertNotReleased(state, release::run);
    }

    @Test
    void erasedWhileTheDocumentIsCleanedItIsNotReleased() {
        PipelineState state = documents.ready(NOTE);
        assertNotReleased(state, disturbed.whileCleaning(() -> erase(state))::run);
    }

    @Test
    void erasedAfterTheCopyIsWrittenItIsNotReleasedAndNoVersionOfTheCopyStays() {
        PipelineState state = documents.ready(NOTE);
        assertNotReleased(state, disturbed.afterTheLastLook(this::erase)::run);
        assertThat(documents.versions(vault.releaseLocation(state.accepted()))).isZero();
    }

    @Test
    void theAttemptIsOnTheAuditTrailWithItsReason() {
        PipelineState state = documents.ready(NOTE);
        assertNotReleased(state, disturbed.afterTheLastLook(this::erase)::run);
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

    private void erase(PipelineState state) {
        Document document = state.accepted();
        assertThat(keys.destroy(document.custodian(), document.subject())).isTrue();
    }
}
