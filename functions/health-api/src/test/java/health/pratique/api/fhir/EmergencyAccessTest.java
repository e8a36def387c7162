package health.pratique.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.StoredResource;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewCase;
import health.pratique.kit.ReviewKind;
import health.pratique.kit.ReviewQueue;
import health.pratique.kit.ReviewStatus;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import health.pratique.smart.SmartScopes;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Who reads in an emergency is seen to do it. */
class EmergencyAccessTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final DynamoDbClient DYNAMO =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());

    private final Custodian custodian = new Custodian(EmbeddedStores.uniqueName("clinic"));
    private final KitSettings settings = tables();
    private final ReviewQueue reviews = new ReviewQueue(DYNAMO, settings, CLOCK);
    private final CustodianTrail trail = new CustodianTrail(DYNAMO, settings, CLOCK);
    private final List<ReviewCase> alarms = new ArrayList<>();
    private final EmergencyAccess glass = access(alarms::add);

    @Test
    void theFirstReadIsOnTheTrailWaitsForAnOfficerAndIsTold() {
        glass.broken(caller("token-1"), List.of(patient("a1")), EmergencyReason.OVRER);

        Review review = open().getFirst();
        assertThat(review.kind()).isEqualTo(ReviewKind.BREAK_GLASS);
        assertThat(review.reason()).isEqualTo(ReasonCode.EMERGENCY_ACCESS);
        assertThat(review.deadline()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(review.facts())
                .containsEntry("emergency", "OVRER")
                .containsEntry("reader", "Practitioner/7")
                .containsEntry("patient", patient("a1").patient());
        assertThat(trail.events(custodian)).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("BreakGlass");
            assertThat(event.actor()).isEqualTo("Practitioner/7");
            assertThat(event.facts()).containsEntry("reviewId", review.id());
        });
        assertThat(alarms).extracting(ReviewCase::id).containsExactly(review.id());
    }

    @Test
    void manyReadsOfOnePatientUnderOneTokenAreOneAccess() {
        glass.broken(caller("token-1"), List.of(patient("a1")), EmergencyReason.OVRER);
        glass.broken(caller("token-1"), List.of(patient("a1"), observation("a1")), EmergencyReason.OVRER);

        assertThat(open()).hasSize(1);
        assertThat(trail.events(custodian)).hasSize(1);
        assertThat(alarms).hasSize(1);
    }

    @Test
    void anotherTokenAnotherPatientAndAnotherReasonAreEachAnAccessOfTheirOwn() {
        glass.broken(caller("token-1"), List.of(patient("a1"), patient("b2")), EmergencyReason.OVRER);
        glass.broken(caller("token-2"), List.of(patient("a1")), EmergencyReason.OVRER);
        glass.broken(caller("token-1"), List.of(patient("a1")), EmergencyReason.OVRPJ);

        assertThat(open()).hasSize(4);
        assertThat(alarms).hasSize(4);
    }

    @Test
    void whatIsNobodysIsNoAccessToAPatient() {
        glass.broken(caller("token-1"), List.of(resource("Practitioner", null)), EmergencyReason.OVRER);

        assertThat(open()).isEmpty();
    }

    @Test
    void nothingIsShownOfMorePatientsThanAnEmergencyHas() {
        List<StoredResource> many = IntStream.range(16, 27)
                .mapToObj(Integer::toHexString)
                .map(EmergencyAccessTest::patient)
                .toList();

        assertThatThrownBy(() -> glass.broken(caller("token-1"), many, EmergencyReason.OVRER))
                .isInstanceOf(FhirRefused.class);
        assertThat(open()).isEmpty();
    }

    @Test
    void nothingIsShownWhileNobodyCanBeToldAndTheNextReadTellsThem() {
        EmergencyAccess mute = access(access -> {
            throw new TransientFault(ReasonCode.EVENTS_UNAVAILABLE);
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> mute.broken(caller("token-1"), List.of(patient("a1")), EmergencyReason.OVRER))
                    .isInstanceOf(TransientFault.class);
        }

        glass.broken(caller("token-1"), List.of(patient("a1")), EmergencyReason.OVRER);
        assertThat(open()).hasSize(1);
        assertThat(trail.events(custodian)).extracting(AuditEvent::action).containsExactly("BreakGlass");
        assertThat(alarms).hasSize(1);
    }

    @Test
    void anotherProcessTellsNobodyASecondTimeOfWhatIsWatched() {
        glass.broken(caller("token-1"), List.of(patient("a1")), EmergencyReason.OVRER);
        reviews.awaited(open().getFirst(), "the workflow's token");

        access(alarms::add).broken(caller("token-1"), List.of(patient("a1")), EmergencyReason.OVRER);
        assertThat(alarms).hasSize(1);
    }

    private List<Review> open() {
        return reviews.list(custodian, ReviewStatus.OPEN, 100);
    }

    private EmergencyAccess access(GlassAlarm alarm) {
        return new EmergencyAccess(reviews, trail, alarm, settings, CLOCK);
    }

    private Caller caller(String token) {
        return new Caller(
                "ward-app",
                custodian,
                Role.CLINICIAN,
                SmartScopes.of("user/*.rs"),
                "Practitioner/7",
                null,
                PurposeOfUse.ETREAT,
                token);
    }

    private static StoredResource patient(String subject) {
        return resource("Patient", new SubjectToken(subject.repeat(32)));
    }

    private static StoredResource observation(String subject) {
        return resource("Observation", new SubjectToken(subject.repeat(32)));
    }

    private static StoredResource resource(String type, @Nullable SubjectToken subject) {
        String patient = subject == null ? null : Compartments.patientId(subject);
        return new StoredResource(type, "id", 1, NOW, patient, subject, false, List.of(), "{}");
    }

    private static KitSettings tables() {
        Map<String, String> names = new HashMap<>(Map.of("pratique.environment", "test"));
        for (String name : List.of(
                "documents-table",
                "audit-table",
                "reviews-table",
                "intake-bucket",
                "released-bucket",
                "quarantine-bucket",
                "subject-key-secret")) {
            names.put("pratique." + name, EmbeddedStores.uniqueName(name));
        }
        KitSettings settings = new SmallRyeConfigBuilder()
                .withMapping(KitSettings.class)
                .withDefaultValues(names)
                .build()
                .getConfigMapping(KitSettings.class);
        StoreTables.make(DYNAMO, settings.documentsTable(), settings.auditTable());
        StoreTables.reviews(DYNAMO, settings.reviewsTable());
        return settings;
    }
}
