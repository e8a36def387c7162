package health.pratique.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KitSettings;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Requests in DynamoDB, with their events on the custodian's chain. */
class RequestRegisterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Custodian HARBOR = new Custodian("harbor-clinic");

    private static final DynamoDbClient DYNAMO =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    private static final KitSettings KIT;
    private static final PrivacySettings SETTINGS;

    static {
        String documents = EmbeddedStores.uniqueName("documents");
        String audit = EmbeddedStores.uniqueName("audit");
        String requests = EmbeddedStores.uniqueName("privacy-requests");
        StoreTables.make(DYNAMO, documents, audit);
        StoreTables.privacyRequests(DYNAMO, requests);
        var config = new SmallRyeConfigBuilder()
                .withMapping(KitSettings.class)
                .withMapping(PrivacySettings.class)
                .withDefaultValues(Map.of(
                        "pratique.environment", "test",
                        "pratique.documents-table", documents,
                        "pratique.audit-table", audit,
                        "pratique.intake-bucket", "intake",
                        "pratique.released-bucket", "released",
                        "pratique.quarantine-bucket", "quarantine",
                        "pratique.subject-key-secret", "subject-key",
                        "pratique.privacy.table", requests))
                .build();
        KIT = config.getConfigMapping(KitSettings.class);
        SETTINGS = config.getConfigMapping(PrivacySettings.class);
    }

    private final CustodianTrail trail = new CustodianTrail(DYNAMO, KIT, InstantSource.system());
    private final RequestRegister register = new RequestRegister(DYNAMO, SETTINGS, trail);

    @Test
    void whatWasOpenedComesBackAsItWas() {
        PrivacyRequest opened = open(HARBOR, NOW, IdentityProof.PHOTO_ID);

        assertThat(register.find(HARBOR, opened.id())).contains(opened);
    }

    @Test
    void anotherCustodiansRequestDoesNotExist() {
        PrivacyRequest opened = open(HARBOR, NOW, null);

        assertThat(register.find(new Custodian("other-clinic"), opened.id())).isEmpty();
    }

    @Test
    void openedTwiceItIsOneRequestAndOneEvent() {
        Custodian custodian = someCustodian();
        PrivacyRequest opened = open(custodian, NOW, null);
        register.open(opened, entry("OpenPrivacyRequest"));

        assertThat(trail.events(custodian)).extracting(AuditEvent::action).containsExactly("OpenPrivacyRequest");
    }

    @Test
    void whoSawAnOlderOneChangesNothingAndRecordsNothing() {
        Custodian custodian = someCustodian();
        PrivacyRequest seen = open(custodian, NOW, IdentityProof.PHOTO_ID);
        PrivacyRequest extended = seen.extended(ExtensionReason.COMPLEX, NOW, "o1");
        register.change(seen, extended, entry("ExtendPrivacyRequest"));

        assertThatExceptionOfType(RequestMoved.class)
                .isThrownBy(() -> register.change(
                        seen, seen.denied(DenialGround.OTHERS_RIGHTS, NOW, "o1"), entry("DenyPrivacyRequest")));
        assertThat(register.find(custodian, seen.id())).contains(extended);
        assertThat(trail.events(custodian)).hasSize(2);
    }

    @Test
    void whatIsDueFirstIsListedFirstAndWhatIsAnsweredNotAtAll() {
        Custodian custodian = someCustodian();
        PrivacyRequest later = open(custodian, NOW, IdentityProof.PHOTO_ID);
        PrivacyRequest sooner = open(custodian, NOW.minus(Duration.ofDays(10)), IdentityProof.PHOTO_ID);
        PrivacyRequest denied = open(custodian, NOW.minus(Duration.ofDays(20)), IdentityProof.PHOTO_ID);
        register.change(denied, denied.denied(DenialGround.OTHERS_RIGHTS, NOW, "o1"), entry("DenyPrivacyRequest"));

        RequestRegister.Page first = register.list(custodian, false, 1, null);
        assertThat(first.requests()).extracting(PrivacyRequest::id).containsExactly(sooner.id());
        assertThat(register.list(custodian, false, 1, first.next()).requests())
                .extracting(PrivacyRequest::id)
                .containsExactly(later.id());
        assertThat(register.list(custodian, true, 10, null).requests())
                .extracting(PrivacyRequest::id)
                .containsExactly(denied.id());
    }

    @Test
    void whatIsDueWithinAWeekAndWhatIsOverdueIsCounted() {
        Custodian custodian = someCustodian();
        open(custodian, NOW, null);
        open(custodian, NOW.minus(Duration.ofDays(25)), null);
        open(custodian, NOW.minus(Duration.ofDays(31)), null);

        assertThat(new DueRequests(register, () -> NOW).of(custodian)).isEqualTo(new DueRequests.Due(1, 1));
    }

    private PrivacyRequest open(Custodian custodian, Instant receivedAt, @Nullable IdentityProof proof) {
        PrivacyRequest fresh = PrivacyRequest.opened(
                custodian,
                UUID.randomUUID().toString(),
                RequestKind.ACCESS,
                PrivacyLaw.HIPAA,
                new SubjectToken("ab".repeat(32)),
                "patient-1",
                receivedAt,
                "Practitioner/o1",
                proof,
                Map.of(Detail.PURPOSE, "TREAT"));
        return register.open(fresh, entry("OpenPrivacyRequest"));
    }

    private static Custodian someCustodian() {
        return new Custodian("clinic-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private static AuditEntry entry(String action) {
        return new AuditEntry("Practitioner/o1", "test", action, AuditOutcome.SUCCESS, null, Map.of());
    }
}
