package health.pratique.kit;

import static health.pratique.kit.Concurrently.concurrently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Claims, chains and registry changes over DynamoDB. */
class AuditTrailTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");

    private static KitFixture kit;

    @BeforeAll
    static void start() {
        kit = new KitFixture();
    }

    @Test
    void ofManyRunsThatWantADocumentOneGetsIt() throws Exception {
        ObjectLocation location = location();
        List<Claim> answers = concurrently(16, run -> kit.trail.claim(request(location, "run-" + run, false)));
        assertThat(answers).filteredOn(Claim.CLAIMED::equals).hasSize(1);
    }

    @Test
    void theRunThatHoldsADocumentMayClaimItAgain() {
        ObjectLocation location = location();
        kit.trail.claim(request(location, "run-1", false));
        assertThat(kit.trail.claim(request(location, "run-1", false))).isEqualTo(Claim.CLAIMED);
        assertThat(events(location)).hasSize(1);
    }

    @Test
    void aDocumentInQuarantineIsReprocessedByOneNewRun() throws Exception {
        DocumentRecord held = claimed("run-1");
        kit.trail.commit(
                held,
                entry("QuarantineDocument"),
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.CONSENT_STORE_UNAVAILABLE));
        List<Claim> answers = concurrently(8, run -> kit.trail.claim(request(held.location(), "again-" + run, true)));
        assertThat(answers).filteredOn(Claim.CLAIMED::equals).hasSize(1);
        DocumentRecord resumed = kit.registry.find(HARBOR, held.id()).orElseThrow();
        assertThat(resumed.status()).isEqualTo(DocumentStatus.PROCESSING);
        assertThat(resumed.reason()).isNull();
        assertThat(kit.verifier.verify(held.id().value()).flaw()).isNull();
    }

    @Test
    void aReleasedDocumentIsNotReprocessed() {
        DocumentRecord held = claimed("run-1");
        kit.trail.commit(held, entry("StoreDocument"), RegistryChange.released(ObjectLocation.of("b", "k")));
        assertThat(kit.trail.claim(request(held.location(), "run-2", true))).isEqualTo(Claim.DUPLICATE);
    }

    @Test
    void aStepCommittedTwiceIsOnRecordOnce() {
        DocumentRecord held = claimed("run-1");
        kit.trail.commit(held, entry("CheckConsent"), RegistryChange.NO_OP);
        kit.trail.commit(held, entry("CheckConsent"), RegistryChange.NO_OP);
        assertThat(events(held.location()))
                .extracting(AuditEvent::action)
                .containsExactly("ReceiveDocument", "CheckConsent");
    }

    @Test
    void aRunThatLostItsClaimChangesNothing() {
        DocumentRecord held = claimed("run-1");
        kit.trail.commit(
                held,
                entry("QuarantineDocument"),
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.STEP_TIMED_OUT));
        kit.trail.claim(request(held.location(), "run-2", true));
        assertThatThrownBy(() -> kit.trail.commit(held, entry("StoreDocument"), RegistryChange.NO_OP))
                .isInstanceOfSatisfying(
                        InternalFault.class, fault -> assertThat(fault.reason()).isEqualTo(ReasonCode.NOT_CLAIMED));
    }

    @Test
    void aDocumentThatHasEndedStaysEnded() {
        DocumentRecord held = claimed("run-1");
        kit.trail.commit(
                held,
                entry("QuarantineDocument"),
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.STEP_TIMED_OUT));
        assertThatThrownBy(() -> kit.trail.commit(
                        held, entry("StoreDocument"), RegistryChange.released(ObjectLocation.of("b", "k"))))
                .isInstanceOf(InternalFault.class);
        assertThat(kit.registry.find(HARBOR, held.id()).orElseThrow().status()).isEqualTo(DocumentStatus.QUARANTINED);
    }

    @Test
    void of64ConcurrentWritersNoneForksAChainAndNoneLeavesAGap() throws Exception {
        DocumentRecord held = claimed("run-1");
        concurrently(64, writer -> {
            kit.trail.commit(held, entry("Step" + writer), RegistryChange.NO_OP);
            return writer;
        });
        assertThat(events(held.location()))
                .extracting(AuditEvent::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 65).boxed().toList());
        assertThat(kit.verifier.verify(held.id().value()).flaw()).isNull();
    }

    @Test
    void aDocumentOfAnotherCustodianDoesNotExist() {
        DocumentRecord held = claimed("run-1");
        Custodian other = new Custodian("bay-clinic");
        assertThat(kit.registry.find(other, held.id())).isEmpty();
        assertThat(kit.trail.events(other, held.id())).isEmpty();
    }

    @Test
    void aRowAlteredInTheTableIsNamed() {
        DocumentRecord held = claimed("run-1");
        kit.trail.commit(held, entry("CheckConsent"), RegistryChange.NO_OP);
        kit.trail.commit(held, entry("DetectPhi"), RegistryChange.NO_OP);
        for (String field : List.of("outcome", "time", "actor", "custodian", "facts", "previousHash")) {
            AttributeValue original = row(held.id(), 2).get(field);
            set(held.id(), 2, field, AttributeValue.fromS("REFUSED"));
            assertThat(kit.verifier.verify(held.id().value()).flaw())
                    .as(field)
                    .isNotNull()
                    .satisfies(flaw -> assertThat(flaw.sequence()).isEqualTo(2));
            set(held.id(), 2, field, original);
        }
        assertThat(kit.verifier.verify(held.id().value()).flaw()).isNull();
    }

    @Test
    void anAttributeAddedToARowIsNamed() {
        DocumentRecord held = claimed("run-1");
        set(held.id(), 1, "note", AttributeValue.fromS("approved"));
        assertThat(kit.verifier.verify(held.id().value()).flaw())
                .isNotNull()
                .satisfies(flaw -> assertThat(flaw.sequence()).isEqualTo(1));
    }

    private static Map<String, AttributeValue> row(DocumentId id, long sequence) {
        return kit.dynamo
                .getItem(request -> request.tableName(kit.settings.auditTable()).key(rowKey(id, sequence)))
                .item();
    }

    private static void set(DocumentId id, long sequence, String field, AttributeValue value) {
        kit.dynamo.updateItem(request -> request.tableName(kit.settings.auditTable())
                .key(rowKey(id, sequence))
                .updateExpression("SET #field = :value")
                .expressionAttributeNames(Map.of("#field", field))
                .expressionAttributeValues(Map.of(":value", value)));
    }

    private static Map<String, AttributeValue> rowKey(DocumentId id, long sequence) {
        return Map.of(
                "documentId", AttributeValue.fromS(id.value()),
                "sequence", AttributeValue.fromS(AuditItems.sortKey(sequence)));
    }

    private static DocumentRecord claimed(String execution) {
        ObjectLocation location = location();
        kit.trail.claim(request(location, execution, false));
        return kit.registry.find(HARBOR, id(location)).orElseThrow();
    }

    private static List<AuditEvent> events(ObjectLocation location) {
        return kit.trail.events(HARBOR, id(location));
    }

    private static ClaimRequest request(ObjectLocation location, String execution, boolean reprocess) {
        return new ClaimRequest(
                id(location), HARBOR, location, execution, Instant.parse("2026-01-02T03:04:05Z"), reprocess);
    }

    private static ObjectLocation location() {
        return new ObjectLocation("intake", "intake/harbor-clinic/" + UUID.randomUUID(), "v1");
    }

    private static DocumentId id(ObjectLocation location) {
        return DocumentId.of(location.bucket(), location.key(), "v1");
    }

    private static AuditEntry entry(String action) {
        return new AuditEntry("function:" + action, "test", action, AuditOutcome.SUCCESS, null, Map.of());
    }
}
