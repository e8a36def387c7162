package health.pratique.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.View;
import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.RulePack;
import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentStatement;
import health.pratique.erase.ErasureReport.Status;
import health.pratique.erase.ErasureRequest.Order;
import health.pratique.erasure.ErasedStore;
import health.pratique.erasure.ErasureReason;
import health.pratique.erasure.KeptData;
import health.pratique.erasure.Removed;
import health.pratique.erasure.SignedCertificate;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.SubjectToken;
import health.pratique.privacy.PrivacyLaw;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.RequestFiles.Text;
import health.pratique.privacy.RequestKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Erasures over real stores: all of it, cut off anywhere, and what they leave alone. */
class SubjectErasureTest {

    private static ErasureFixture stores;

    private final Custodian clinic = custodian();
    private final SubjectToken patient = stores.keys.token(clinic, "H-1");

    @BeforeAll
    static void start() {
        stores = new ErasureFixture();
    }

    @AfterAll
    static void stop() throws IOException {
        stores.close();
    }

    @Test
    void afterAnErasureNothingOfThePatientIsLeftInAnyBucketAndNothingIsReleased() {
        withoutRetention();
        List<Document> documents = documents();
        ErasureReport report = erase(order());
        assertThat(report.status()).isEqualTo(Status.CERTIFIED);
        assertThat(stores.objects(clinic.value())).isEmpty();
        assertThat(documents).allSatisfy(document -> {
            assertThat(stores.record(document).status()).isEqualTo(DocumentStatus.QUARANTINED);
            assertThat(stores.record(document).reason()).isEqualTo(ReasonCode.SUBJECT_ERASED);
            assertThat(stores.record(document).originalErased()).isTrue();
        });
    }

    @Test
    void noFhirResourceOfThePatientIsLeftAndTheCertificateCountsThem() {
        withoutRetention();
        documents();
        String id = Compartments.patientId(patient);
        stores.clinical.write(
                clinic,
                View.IDENTIFIED,
                List.of(new ResourceWrite.Create("Patient", id, patient, "{\"resourceType\":\"Patient\"}")));
        assertThat(stores.erasure.plan(order()).erased()).containsEntry(ErasedStore.CLINICAL, new Removed(1, 1));
        SignedCertificate signed = certificate(erase(order()));
        assertThat(signed.certificate().resources()).isEqualTo(new Removed(1, 1));
        assertThat(stores.clinical.read(clinic, View.IDENTIFIED, "Patient", id)).isEmpty();
    }

    @Test
    void whatThePatientWroteInPrivacyRequestsGoesAndTheRequestStays() {
        withoutRetention();
        documents();
        PrivacyRequest request = PrivacyRequest.opened(
                clinic,
                "request-1",
                RequestKind.RECTIFICATION,
                PrivacyLaw.GDPR,
                patient,
                Compartments.patientId(patient),
                Instant.now(),
                "Practitioner/o1",
                null,
                Map.of());
        stores.requests.open(
                request,
                new AuditEntry("Practitioner/o1", "test", "OpenPrivacyRequest", AuditOutcome.SUCCESS, null, Map.of()));
        stores.words.write(clinic, request.id(), Text.STATEMENT, "I was never there.");
        erase(order());
        assertThat(stores.words.read(clinic, request.id(), Text.STATEMENT)).isEmpty();
        assertThat(stores.requests.find(clinic, request.id())).isPresent();
    }

    @Test
    void theCertificateCountsWhatIsGoneNamesWhatIsKeptAndHolds() {
        withoutRetention();
        documents();
        SignedCertificate signed = certificate(erase(order()));
        assertThat(signed.flaw(null)).isEmpty();
        assertThat(signed.certificate().kept())
                .extracting(KeptData::kind)
                .containsExactlyInAnyOrder(
                        KeptData.Kind.AUDIT_EVENTS, KeptData.Kind.REGISTRY_ROWS, KeptData.Kind.CONSENT_RECORDS);
        assertThat(signed.certificate().kept())
                .allSatisfy(kept -> assertThat(kept.law()).contains("CFR", "GDPR"));
        // Four documents and an archive; two copies of each of two; a report each, and a held original.
        assertThat(erased(signed))
                .containsExactlyInAnyOrder("INTAKE 5", "RELEASED 2", "QUARANTINE 5", "REVIEW_NOTES 1");
    }

    @Test
    void theCustodiansChainTellsOfTheErasureAndHoldsTheCertificatesHash() {
        withoutRetention();
        documents();
        ErasureReport report = erase(order());
        assertThat(stores.custodians.events(clinic))
                .extracting(event -> event.action())
                .containsSubsequence("BeginErasure", "EraseSubject");
        assertThat(stores.custodians.events(clinic).getLast().facts())
                .containsEntry("certificate", certificate(report).sha256())
                .containsEntry("subject", patient.value());
    }

    @Test
    void whereverAnErasureIsCutOffTheSameRequestEndsIt() {
        boolean cut = true;
        int write = 0;
        while (cut) {
            write++;
            Custodian owner = custodian();
            SubjectToken subject = stores.keys.token(owner, "H-1");
            switchRetentionOff(owner);
            Document released = stores.released(owner, subject);
            Document held = stores.held(owner, subject);
            Document underWay = stores.arrived(owner, subject);
            Order order = order(owner, subject);
            stores.killer.at(write, write % 2 == 0);
            try {
                stores.erasure.erase(order, () -> true);
            } catch (KilledAt.Killed | PipelineFault end) {
                assertThat(stores.killer.killed()).isTrue();
            }
            cut = stores.killer.killed();
            stores.killer.at(0, false);
            ErasureReport report = erase(order);
            assertThat(report.status()).as("cut off at write %d", write).isEqualTo(Status.CERTIFIED);
            assertThat(stores.objects(owner.value()))
                    .as("cut off at write %d", write)
                    .isEmpty();
            assertThat(stores.keys.find(owner, "H-1")).isEmpty();
            SignedCertificate signed = certificate(report);
            assertThat(signed.flaw(null)).isEmpty();
            assertThat(erased(signed))
                    .as("cut off at write %d", write)
                    .containsExactlyInAnyOrder("INTAKE 3", "RELEASED 2", "QUARANTINE 4", "REVIEW_NOTES 1");
            assertThat(List.of(released, held, underWay)).allSatisfy(document -> {
                assertThat(stores.record(document).status()).isEqualTo(DocumentStatus.QUARANTINED);
                assertThat(stores.verifier.verify(document.id().value()).flaw()).isNull();
            });
            assertThat(stores.custodians.events(owner))
                    .filteredOn(event -> event.action().equals("EraseSubject"))
                    .as("cut off at write %d", write)
                    .hasSize(1);
            assertThat(erase(order).certificate()).isEqualTo(report.certificate());
        }
        assertThat(write).isGreaterThan(20);
    }

    @Test
    void aDryRunTellsAndChangesNothing() {
        withoutRetention();
        List<Document> documents = documents();
        List<String> objects = stores.objects(clinic.value());
        int events = stores.custodians.events(clinic).size();
        ErasureReport plan = stores.erasure.plan(order());
        assertThat(plan.status()).isEqualTo(Status.PLANNED);
        assertThat(plan.erased().get(ErasedStore.INTAKE)).isEqualTo(new Removed(5, 5));
        assertThat(stores.objects(clinic.value())).isEqualTo(objects);
        assertThat(stores.custodians.events(clinic)).hasSize(events);
        assertThat(stores.keys.find(clinic, "H-1")).hasValue(patient);
        assertThat(stores.erasures.of(clinic)).isEmpty();
        assertThat(documents).anyMatch(document -> stores.record(document).status() == DocumentStatus.RELEASED);
    }

    @Test
    void otherPatientsAndOtherCustodiansKeepWhatTheyHave() {
        withoutRetention();
        documents();
        SubjectToken neighbour = stores.keys.token(clinic, "H-2");
        Custodian elsewhere = custodian();
        SubjectToken namesake = stores.keys.token(elsewhere, "H-1");
        Document near = stores.released(clinic, neighbour);
        Document far = stores.released(elsewhere, namesake);
        permit(clinic, neighbour);
        List<String> theirs = stores.objects(near.id().value());
        erase(order());
        assertThat(List.of(near, far))
                .allSatisfy(
                        document -> assertThat(stores.record(document).status()).isEqualTo(DocumentStatus.RELEASED));
        assertThat(stores.objects(near.id().value())).isEqualTo(theirs);
        assertThat(stores.keys.find(clinic, "H-2")).hasValue(neighbour);
        assertThat(stores.keys.find(elsewhere, "H-1")).hasValue(namesake);
        assertThat(stores.consents.versions(clinic, neighbour)).isEqualTo(1);
    }

    @Test
    void aTokenOfBeforeLeadsNowhereAndThePatientComesBackAsAStranger() {
        permit(clinic, patient);
        erase(order());
        assertThat(stores.keys.find(clinic, "H-1")).isEmpty();
        assertThatThrownBy(() -> stores.keys.surrogateKey(clinic, patient)).isInstanceOf(PolicyViolated.class);
        SubjectToken stranger = stores.keys.token(clinic, "H-1");
        assertThat(stranger).isNotEqualTo(patient);
        assertThat(stores.consents.versions(clinic, stranger)).isZero();
        assertThat(stores.consents.versions(clinic, patient)).isEqualTo(2);
    }

    @Test
    void anOriginalThatTheLawKeepsStaysIsListedAndGoesWhenItsTermIsOver() throws Exception {
        Document note = stores.arrived(
                clinic, patient, "intake/" + clinic + "/" + UUID.randomUUID() + ".txt", DocumentKind.PROGRESS_NOTE);
        Order order = order();
        SignedCertificate first = certificate(erase(order));
        assertThat(first.certificate().kept()).anySatisfy(kept -> {
            assertThat(kept.kind()).isEqualTo(KeptData.Kind.ORIGINAL);
            assertThat(kept.document()).isEqualTo(note.id());
            assertThat(kept.law()).contains("45 CFR 164.316(b)(2)(i)");
            assertThat(kept.until()).isAfter(Instant.now().plus(Duration.ofDays(6 * 365)));
        });
        assertThat(stores.objects(clinic.value())).singleElement().asString().contains("intake/");
        assertThat(stores.record(note).status()).isEqualTo(DocumentStatus.QUARANTINED);
        try {
            stores.later = Instant.now().plus(Duration.ofDays(7 * 366));
            stores.open.goOn(() -> true);
            assertThat(stores.objects(clinic.value())).isEmpty();
            SignedCertificate second = certificate(erase(order));
            assertThat(second.certificate().number()).isEqualTo(2);
            assertThat(second.certificate().previous()).isEqualTo(first.sha256());
            assertThat(stores.erasures.find(clinic, patient).orElseThrow().closed())
                    .isTrue();
        } finally {
            stores.later = Instant.EPOCH;
        }
    }

    @Test
    void whereTheCustodianKeepsTheRecordElsewhereNoOriginalStays() {
        stores.arrived(
                clinic, patient, "intake/" + clinic + "/" + UUID.randomUUID() + ".txt", DocumentKind.PROGRESS_NOTE);
        Order asked = order();
        erase(new Order(clinic, patient, asked.erasureId(), asked.reason(), asked.requestedBy(), "main EHR"));
        assertThat(stores.objects(clinic.value())).isEmpty();
    }

    @Test
    void aSecondErasureOfAnErasedPatientSaysSo() {
        Order first = order();
        ErasureReport done = erase(first);
        ErasureReport second = erase(order());
        assertThat(second.status()).isEqualTo(Status.OTHER_ERASURE);
        assertThat(second.erasureId()).isEqualTo(first.erasureId());
        assertThat(second.certificate()).isEqualTo(done.certificate());
    }

    @Test
    void whenTimeIsOverTheSameRequestGoesOn() {
        withoutRetention();
        documents();
        Order order = order();
        assertThat(stores.erasure.erase(order, () -> false).status()).isEqualTo(Status.UNDER_WAY);
        assertThat(stores.keys.find(clinic, "H-1")).hasValue(patient);
        assertThat(erase(order).status()).isEqualTo(Status.CERTIFIED);
    }

    @Test
    void consumersOfAReleasedCopyAreTold() {
        Document released = stores.released(clinic, patient);
        erase(order());
        assertThat(stores.events)
                .anyMatch(event -> event.contains("Document Retracted")
                        && event.contains(released.id().value())
                        && event.contains("SUBJECT_ERASED"));
    }

    @Test
    void aRequestThatDoesNotSayAllIsRefused() {
        ErasureRequest request = new ErasureRequest(clinic, patient, "short", null, null, null, false);
        assertThatThrownBy(request::checked)
                .isInstanceOf(PolicyViolated.class)
                .hasMessageContaining("ERASURE_INCOMPLETE");
    }

    /** One of each end. */
    private List<Document> documents() {
        return List.of(
                stores.released(clinic, patient),
                stores.held(clinic, patient),
                stores.arrived(clinic, patient),
                stores.unpacked(clinic, patient));
    }

    private void withoutRetention() {
        switchRetentionOff(clinic);
    }

    private static void switchRetentionOff(Custodian owner) {
        stores.configuration.change(
                owner, ConfigurationContent.DEFAULT.with(RulePack.RETENTION, false), "j.doe", "not under US law");
    }

    private static void permit(Custodian owner, SubjectToken subject) {
        stores.ledger.record(
                owner,
                subject,
                new ConsentStatement(ConsentDecision.PERMIT, null, null, ConsentPeriod.parse(null, null), List.of()));
    }

    private static Custodian custodian() {
        return new Custodian("clinic-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private Order order() {
        return order(clinic, patient);
    }

    private static Order order(Custodian owner, SubjectToken subject) {
        return new Order(
                owner, subject, UUID.randomUUID().toString(), ErasureReason.CONSENT_WITHDRAWN, "privacy.officer", null);
    }

    private static ErasureReport erase(Order order) {
        return stores.erasure.erase(order, () -> true);
    }

    private static SignedCertificate certificate(ErasureReport report) {
        var place = report.certificate();
        assertThat(place).isNotNull();
        SignedCertificate read = SignedCertificate.read(stores.s3
                .getObjectAsBytes(request -> request.bucket(place.bucket()).key(place.key()))
                .asByteArray());
        assertThat(read.sha256()).isEqualTo(place.sha256());
        return read;
    }

    private static List<String> erased(SignedCertificate signed) {
        List<String> stores = new ArrayList<>();
        for (ErasedStore store : ErasedStore.values()) {
            int versions = signed.certificate().documents().stream()
                    .mapToInt(document -> document.removed()
                            .getOrDefault(store, Removed.NOTHING)
                            .versions())
                    .sum();
            if (versions > 0) {
                stores.add(store + " " + versions);
            }
        }
        return stores;
    }
}
