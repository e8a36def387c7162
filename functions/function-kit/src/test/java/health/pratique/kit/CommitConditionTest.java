package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import health.pratique.model.SubjectToken;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A release that is put on record only while the subject's key is there. */
class CommitConditionTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final PipelineState STATE = PipelineState.duplicate("run-1");

    private static KeysFixture fixture;
    private static SubjectKeys keys;

    @BeforeAll
    static void start() {
        fixture = new KeysFixture();
        keys = fixture.keys();
    }

    @AfterAll
    static void stop() throws IOException {
        fixture.close();
    }

    @Test
    void whileTheKeyIsThereTheReleaseIsOnRecord() {
        SubjectToken subject = keys.token(HARBOR, "there");
        DocumentId id = claimed();
        release(id, subject, CommitGuard.NO_OP);
        assertThat(status(id)).isEqualTo(DocumentStatus.RELEASED);
    }

    @Test
    void aKeyThatIsDestroyedAtTheLastMomentLeavesARefusalInThePlaceOfTheRelease() {
        SubjectToken subject = keys.token(HARBOR, "erased at the last moment");
        DocumentId id = claimed();
        assertThatThrownBy(() -> release(id, subject, record -> {
                    keys.destroy(HARBOR, subject);
                    record.accept(Map.of());
                    return Optional.empty();
                }))
                .isInstanceOfSatisfying(PolicyViolated.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.SUBJECT_ERASED));
        assertThat(status(id)).isEqualTo(DocumentStatus.PROCESSING);
        List<AuditEvent> events = fixture.kit.trail.events(HARBOR, id);
        assertThat(events).hasSize(2);
        assertThat(events.getLast().outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(events.getLast().reason()).isEqualTo(ReasonCode.SUBJECT_ERASED);
    }

    @Test
    void ofAReleaseAndAnErasureAtTheSameTimeTheOneThatComesSecondSeesTheFirst() throws Exception {
        for (int round = 0; round < 10; round++) {
            SubjectToken subject = keys.token(HARBOR, "raced " + round);
            DocumentId id = claimed();
            List<Boolean> done = Concurrently.concurrently(
                    2, number -> number == 0 ? keys.destroy(HARBOR, subject) : released(id, subject));
            assertThat(done.getFirst()).isTrue();
            assertThat(status(id)).isEqualTo(done.getLast() ? DocumentStatus.RELEASED : DocumentStatus.PROCESSING);
            assertThat(keys.find(HARBOR, "raced " + round)).isEmpty();
        }
    }

    private static boolean released(DocumentId id, SubjectToken subject) {
        try {
            release(id, subject, CommitGuard.NO_OP);
            return true;
        } catch (PolicyViolated erased) {
            return false;
        }
    }

    private static void release(DocumentId id, SubjectToken subject, CommitGuard guard) {
        fixture.kit.steps.run(
                "StoreDocument",
                HARBOR,
                id,
                "run-1",
                () -> StepResult.done(
                        STATE,
                        Map.of(),
                        RegistryChange.released(ObjectLocation.of("released", "copy")),
                        guard,
                        keys.whileHeld(HARBOR, subject)));
    }

    private static DocumentStatus status(DocumentId id) {
        return fixture.kit.registry.find(HARBOR, id).orElseThrow().status();
    }

    private static DocumentId claimed() {
        ObjectLocation location = new ObjectLocation("intake", "intake/harbor-clinic/" + UUID.randomUUID(), "v1");
        DocumentId id = DocumentId.of(location.bucket(), location.key(), "v1");
        fixture.kit.trail.claim(
                new ClaimRequest(id, HARBOR, location, "run-1", Instant.parse("2026-01-02T03:04:05Z"), false));
        return id;
    }
}
