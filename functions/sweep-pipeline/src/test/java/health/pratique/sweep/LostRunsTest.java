package health.pratique.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.consent.ConsentStatement;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.Claim;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sweep makes of documents that stand still or were never begun, over real stores. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
@QuarkusTestResource(SweepStores.class)
class LostRunsTest {

    private static final SweepRequest NOW = new SweepRequest(null, null, Duration.ZERO);

    @Inject
    Sweep sweep;

    @Inject
    SweptDocuments documents;

    @Inject
    AuditTrail trail;

    RecordedEvents events;
    EmbeddedPostgresServer postgres;

    private final Custodian clinic = SweptDocuments.custodian();

    @Test
    void aDocumentWithinItsDeadlineIsLeftAlone() {
        PipelineState state = standing();
        sweep.run(SweepRequest.SCHEDULED, () -> true);
        assertThat(redrives(state)).isEmpty();
    }

    @Test
    void aLostRunsDocumentIsRedrivenInThePlaceOfThatRun() {
        PipelineState state = standing();
        sweep.run(NOW, () -> true);
        assertThat(redrives(state))
                .singleElement()
                .satisfies(asked -> assertThat(asked.path("after").asText()).isEqualTo(state.execution()));
        assertThat(documents.events(state).getLast().reason()).isEqualTo(ReasonCode.RUN_LOST);
    }

    @Test
    void aRedrivenDocumentIsAnotherRunsAndTheLostOneCanPutNothingOnRecord() {
        PipelineState state = standing();
        sweep.run(NOW, () -> true);
        assertThat(trail.claim(new ClaimRequest(
                        state.accepted().id(),
                        clinic,
                        state.accepted().location(),
                        "run-2",
                        state.accepted().receivedAt(),
                        false,
                        state.execution())))
                .isEqualTo(Claim.CLAIMED);
        assertThatThrownBy(() -> documents.step(state, "DetectPhi"))
                .isInstanceOfSatisfying(
                        InternalFault.class, fault -> assertThat(fault.reason()).isEqualTo(ReasonCode.NOT_CLAIMED));
    }

    @Test
    void afterTooManyLostRunsADocumentIsHeldForAPersonAndNoCopyOfItIsLeft() {
        PipelineState state = standing();
        documents.copied(state);
        sweep.run(NOW, () -> true);
        sweep.run(NOW, () -> true);
        sweep.run(NOW, () -> true);
        assertThat(documents.record(state).status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(documents.record(state).reason()).isEqualTo(ReasonCode.RUN_LOST);
        assertThat(redrives(state)).hasSize(2);
        assertThat(documents.copies(state)).isZero();
        assertThat(events.of("Document Abandoned", state.accepted().id().value()))
                .hasSize(1);
    }

    @Test
    void anArrivalThatNobodyWasToldOfIsBegun() {
        ObjectLocation arrived = documents.arrived(clinic);
        sweep.run(NOW, () -> true);
        assertThat(events.of("Document Redrive Requested", arrived.key()))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.path("object").path("version-id").asText()).isEqualTo(arrived.versionId());
                    assertThat(asked.has("after")).isFalse();
                });
    }

    @Test
    void anArrivalThatMayStillBeAnnouncedIsNotBegun() {
        ObjectLocation arrived = documents.arrived(clinic);
        sweep.run(SweepRequest.SCHEDULED, () -> true);
        assertThat(events.of("Document Redrive Requested", arrived.key())).isEmpty();
    }

    @Test
    void aDocumentThatSomeRunHasClaimedIsNoUnannouncedArrival() {
        documents.consents().record(clinic, SweptDocuments.patient(), ConsentStatement.permit());
        PipelineState state = documents.released(clinic, SweptDocuments.patient());
        sweep.run(NOW, () -> true);
        assertThat(redrives(state)).isEmpty();
    }

    @Test
    void withoutTheConsentDatabaseLostRunsAreStillReplacedAndTheSweepSaysThatItFailed() {
        PipelineState state = standing();
        postgres.stop();
        try {
            assertThatThrownBy(() -> sweep.run(NOW, () -> true))
                    .isInstanceOfSatisfying(TransientFault.class, fault -> assertThat(fault.reason())
                            .isEqualTo(ReasonCode.CONSENT_STORE_UNAVAILABLE));
        } finally {
            postgres.start();
        }
        assertThat(redrives(state)).hasSize(1);
    }

    private PipelineState standing() {
        return documents.validated(clinic, SweptDocuments.patient(), DocumentKind.PROGRESS_NOTE);
    }

    private List<JsonNode> redrives(PipelineState state) {
        return events.of(
                "Document Redrive Requested", state.accepted().location().key());
    }
}
