package health.pratique.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.AuditChain;
import health.pratique.audit.AuditEvent;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.Claim;
import health.pratique.kit.ClaimRequest;
import health.pratique.model.Document;
import health.pratique.model.DocumentStatus;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep that is ended at any call to a store, before the store does it or after, is completed by the next: nothing is lost or doubled. */
class CutOffSweepTest {

    private static final int MORE_THAN_ANY_MAKES = 100;

    private final CutOffPlatform platform = new CutOffPlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRedriveIsAskedForAndOneRunAloneTakesTheDocumentOver(boolean after) {
        int calls = 0;
        for (boolean ended = true; ended; calls++) {
            Document document = platform.standing();
            ended = ended(calls, after, () -> platform.replaceLostRuns(3));
            platform.replaceLostRuns(3);
            String key = document.location().key();
            assertThat(platform.told("Document Redrive Requested", key))
                    .hasSizeBetween(1, 2)
                    .allSatisfy(
                            asked -> assertThat(asked.path("after").asText()).isEqualTo("run-" + document.id()));
            assertThat(claim(document, "run-a")).isEqualTo(Claim.CLAIMED);
            assertThat(claim(document, "run-b")).isNotEqualTo(Claim.CLAIMED);
            whole(document);
            platform.replaceLostRuns(0);
        }
        assertThat(calls).isBetween(3, MORE_THAN_ANY_MAKES);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDocumentIsHeldOnceAndNoCopyOfItIsLeft(boolean after) {
        everywhere(
                after,
                platform::standing,
                document -> platform.replaceLostRuns(0),
                document -> held(document, ReasonCode.RUN_LOST, "QuarantineDocument", "Document Abandoned"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRetractionIsOnRecordOnceAndNoCopyIsLeft(boolean after) {
        everywhere(
                after,
                platform::released,
                platform::retract,
                document -> held(document, ReasonCode.CONSENT_WITHDRAWN, "RetractRelease", "Document Retracted"));
    }

    @Test
    void aCompletedRetractionIsNotDoneAgain() {
        Document document = platform.released();
        assertThat(platform.retract(document)).isTrue();
        assertThat(platform.retract(document)).isFalse();
    }

    /** At each call in turn, until there are no more to be ended at. */
    private void everywhere(
            boolean after, Supplier<Document> documents, Consumer<Document> sweep, Consumer<Document> check) {
        int calls = 0;
        for (boolean ended = true; ended; calls++) {
            Document document = documents.get();
            ended = ended(calls, after, () -> sweep.accept(document));
            sweep.accept(document);
            check.accept(document);
        }
        assertThat(calls).isBetween(3, MORE_THAN_ANY_MAKES);
    }

    private boolean ended(int calls, boolean after, Runnable sweep) {
        platform.cut.at(calls, after);
        try {
            sweep.run();
            return false;
        } catch (CutOff.Ended gone) {
            return true;
        } finally {
            platform.cut.never();
        }
    }

    private void held(Document document, ReasonCode reason, String proof, String told) {
        assertThat(platform.record(document).status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(platform.record(document).reason()).isEqualTo(reason);
        assertThat(platform.copies(document)).isZero();
        assertThat(platform.originalsHeld(document)).isPositive();
        assertThat(platform.events(document))
                .extracting(AuditEvent::action)
                .filteredOn(proof::equals)
                .hasSize(1);
        assertThat(platform.told(told, document.id().value())).isNotEmpty();
        whole(document);
    }

    private void whole(Document document) {
        assertThat(AuditChain.verify(
                        platform.events(document), platform.record(document).head()))
                .isEmpty();
    }

    private Claim claim(Document document, String run) {
        return platform.trail.claim(new ClaimRequest(
                document.id(),
                CutOffPlatform.HARBOR,
                document.location(),
                run,
                document.receivedAt(),
                false,
                "run-" + document.id()));
    }
}
