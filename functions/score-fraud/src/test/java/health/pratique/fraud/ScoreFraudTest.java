package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.IntakeEvent;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActivityEnd;
import health.pratique.kit.activity.ActivityWindows;
import health.pratique.kit.activity.ActorKind;
import health.pratique.kit.activity.Submissions;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.FraudOutcome;
import health.pratique.model.FraudSignal;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The function as the workflow calls it, over a real registry. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
@QuarkusTestResource(ForestTable.class)
class ScoreFraudTest {

    private static final Instant NOW = Instant.parse("2026-03-03T11:00:00Z");
    private static final String SAME = "a".repeat(64);

    @Inject
    @Named("score-fraud")
    RequestHandler<FraudRequest, PipelineState> handler;

    @Inject
    ForestSchool school;

    @Inject
    AuditTrail trail;

    @Inject
    ActivityWindows windows;

    @Inject
    DocumentRegistry registry;

    private final Custodian custodian =
            new Custodian("clinic-" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void aKioskThatWasDeniedForManySubjectsIsSuspectedOnceOneHasConsent() {
        for (int i = 0; i < 8; i++) {
            ended("kiosk-7", i, SAME, DocumentStatus.QUARANTINED, ReasonCode.CONSENT_MISSING);
        }
        PipelineState state = processing("kiosk-7", 8, SAME);

        FraudOutcome outcome = score(state);

        assertThat(outcome.suspected()).isTrue();
        assertThat(outcome.threshold()).isEqualTo(0.80);
        assertThat(outcome.signals())
                .extracting(FraudSignal::feature)
                .contains("denied-content-of-many-subjects", "content-of-many-subjects", "denied-share");
        assertThat(outcome.signals())
                .extracting(FraudSignal::reason)
                .contains("one and the same content was sent for 9 subjects within 9 documents");
    }

    @Test
    void theScoreAndAllItIsMadeOfAreOnRecord() {
        ended("kiosk-7", 0, SAME, DocumentStatus.QUARANTINED, ReasonCode.CONSENT_MISSING);
        PipelineState state = processing("kiosk-7", 1, SAME);

        FraudOutcome outcome = score(state);

        AuditEvent last = trail.events(custodian, state.accepted().id()).getLast();
        assertThat(last.action()).isEqualTo("ScoreFraud");
        assertThat(last.facts())
                .containsEntry("score", Double.toString(outcome.score()))
                .containsEntry("model", outcome.model())
                .containsEntry("denied-share", "0.2000")
                .containsKeys("submission-rate", "hour-of-day", "size", "subjects");
    }

    @Test
    void ordinaryDocumentsOfASourceThatWasDeniedNowAndThenAreNotSuspected() {
        ended("ehr-a", 0, "0".repeat(64), DocumentStatus.RELEASED, null);
        ended("ehr-a", 1, "1".repeat(64), DocumentStatus.QUARANTINED, ReasonCode.CONSENT_MISSING);
        ended("ehr-a", 2, "2".repeat(64), DocumentStatus.QUARANTINED, ReasonCode.CONSENT_REFUSED);
        ended("ehr-a", 3, "3".repeat(64), DocumentStatus.RELEASED, null);

        assertThat(score(processing("ehr-a", 4, "4".repeat(64))).score()).isLessThan(0.2);
    }

    @Test
    void whatWasHeldByAnOutageOfOursIsNotHeldAgainstItsSource() {
        for (int i = 0; i < 8; i++) {
            ended("ehr-a", i, SAME, DocumentStatus.QUARANTINED, ReasonCode.CONSENT_STORE_UNAVAILABLE);
        }

        assertThat(score(processing("ehr-a", 8, SAME)).suspected()).isFalse();
    }

    @Test
    void whatAnotherCustodianOrSourceDidDoesNotCount() {
        for (int i = 0; i < 8; i++) {
            ended("kiosk-7", i, SAME, DocumentStatus.QUARANTINED, ReasonCode.CONSENT_MISSING);
        }

        assertThat(score(processing("kiosk-8", 8, SAME)).score()).isLessThan(0.2);
    }

    @Test
    void aDocumentIsNotComparedWithItself() {
        PipelineState state = processing("ehr-a", 0, SAME);
        FraudOutcome first = score(state);

        assertThat(score(state)).isEqualTo(first);
        assertThat(first.signals()).isEmpty();
    }

    @Test
    void aDocumentIsCountedForItsSourceAndItsSubmitterOnceHoweverOftenTheStepIsRepeated() {
        PipelineState state = processing("ehr-a", 0, SAME);
        IntakeEvent event = event(state.accepted().location());
        FraudOutcome first =
                handler.handleRequest(new FraudRequest(state, event), null).fraud();
        FraudOutcome second =
                handler.handleRequest(new FraudRequest(state, event), null).fraud();

        assertThat(second).isEqualTo(first);
        Activity next = Submissions.of(document("ehr-a", 1, SAME), event, ActivityEnd.PASSED, null);
        assertThat(windows.before(next).actors())
                .extracting(
                        actor -> actor.actor().kind(), actor -> actor.today().events())
                .containsExactly(tuple(ActorKind.SOURCE, 1), tuple(ActorKind.SUBMITTER, 1));
    }

    @Test
    void whatIsUnusualForTheSubmitterIsSuspectedUnderAnySourcesName() {
        IntakeEvent event = event(new ObjectLocation("intake", "intake/" + custodian + "/a.txt", "v1"));
        for (int i = 0; i < 200; i++) {
            Activity earlier = Submissions.of(document("ehr-a", i, SAME), event, ActivityEnd.PASSED, null);
            Activity onAnotherDay = new Activity(
                    "earlier-" + i,
                    earlier.kind(),
                    earlier.actors(),
                    NOW.minus(Duration.ofDays(1 + i % 10)),
                    ActivityEnd.PASSED,
                    2_000,
                    earlier.what(),
                    "subject-" + i % 20,
                    earlier.network(),
                    null);
            windows.count(onAnotherDay, windows.before(onAnotherDay), false, Optional.empty());
        }
        for (int i = 0; i < 150; i++) {
            Document burst = document("ehr-" + i % 30, i, SAME);
            Activity denied = Submissions.of(burst, event, ActivityEnd.DENIED, null);
            windows.count(denied, windows.before(denied), false, Optional.empty());
        }

        PipelineState state = processing("never-seen", 151, "b".repeat(64));
        FraudOutcome outcome =
                handler.handleRequest(new FraudRequest(state, event), null).fraud();

        assertThat(outcome).isNotNull();
        assertThat(outcome.suspected()).isTrue();
        assertThat(outcome.signals()).extracting(FraudSignal::reason).anySatisfy(reason -> assertThat(reason)
                .startsWith("submitter: "));
    }

    @Test
    void theLearnerLooksAtEveryCustodianThatEverSentAnything() {
        assertThat(school.teach(() -> true).custodians()).containsExactly(entry("TOO_LITTLE", 1));
        assertThat(school.teach(() -> false).custodians()).isEmpty();
    }

    private static IntakeEvent event(ObjectLocation location) {
        return new IntakeEvent(
                "aws.s3",
                "Object Created",
                NOW,
                new IntakeEvent.Detail(
                        new IntakeEvent.Bucket(location.bucket()),
                        new IntakeEvent.S3Object(location.key(), location.versionId()),
                        null,
                        "111122223333",
                        "203.0.113.7"));
    }

    private FraudOutcome score(PipelineState state) {
        FraudOutcome outcome =
                handler.handleRequest(new FraudRequest(state, null), null).fraud();
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private PipelineState processing(String source, int number, String sha256) {
        Document document = document(source, number, sha256);
        arrived(document);
        return PipelineState.accepted(execution(document), document);
    }

    private void ended(String source, int number, String sha256, DocumentStatus status, @Nullable ReasonCode reason) {
        Document document = document(source, number, sha256);
        commit(arrived(document), "EndDocument", new RegistryChange(status, reason, null, null, null));
    }

    private DocumentRecord arrived(Document document) {
        trail.claim(new ClaimRequest(
                document.id(), custodian, document.location(), execution(document), document.receivedAt(), false));
        return commit(
                registry.find(custodian, document.id()).orElseThrow(),
                "ValidateDocument",
                RegistryChange.described(document));
    }

    private DocumentRecord commit(DocumentRecord held, String step, RegistryChange change) {
        trail.commit(held, new AuditEntry("test", "1", step, AuditOutcome.SUCCESS, null, Map.of()), change);
        return registry.find(custodian, held.id()).orElseThrow();
    }

    private static String execution(Document document) {
        return "run-" + document.id();
    }

    private Document document(String source, int number, String sha256) {
        ObjectLocation location =
                new ObjectLocation("intake", "intake/" + custodian + "/" + source + "-" + number, "v1");
        return new Document(
                DocumentId.of(location.bucket(), location.key(), "v1"),
                custodian,
                new SubjectToken(String.format("%064x", number)),
                DocumentFormat.TEXT,
                DocumentKind.LABORATORY_REPORT,
                PurposeOfUse.HRESCH,
                source,
                ReleasePolicy.SAFE_HARBOR,
                location,
                sha256,
                1_900 + 10L * number,
                NOW.plusSeconds(number));
    }
}
