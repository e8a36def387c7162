package health.pratique.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.api.http.ApiStores;
import health.pratique.api.http.LambdaStub;
import health.pratique.api.http.LambdaStub.Answer;
import health.pratique.audit.CanonicalJson;
import health.pratique.clinical.Access;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.consent.ConsentAnswer;
import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.ConsentRegister;
import health.pratique.erasure.CertificateSignature;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.Document;
import health.pratique.model.PurposeOfUse;
import health.pratique.privacy.PrivacySettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What privacy requests come to; the erasing function itself is a stub here. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class FulfilmentTest {

    private static final AtomicReference<String> ASKED = new AtomicReference<>("");
    private static final AtomicReference<String> REPORT = new AtomicReference<>("{}");

    @Inject
    SubjectKeys keys;

    @Inject
    ClinicalStore clinical;

    @Inject
    RegisteredDocuments documents;

    @Inject
    DocumentRegistry registry;

    @Inject
    ConsentRegister consents;

    @Inject
    S3Client s3;

    @Inject
    PrivacySettings settings;

    private PrivacyPatient patient;

    @BeforeAll
    static void start() {
        LambdaStub.serve("pratique-erase-subject", asked -> {
            ASKED.set(asked);
            return new Answer(REPORT.get(), false);
        });
    }

    @BeforeEach
    void somebody() {
        patient = PrivacyPatient.of(keys, clinical);
    }

    @Test
    void anAccessHasTheRecordTheDocumentsWithTheirCopiesAndTheConsents() throws IOException {
        Document document = documents.released(patient.subject(), "lab-a", "Seen on [DATE] for a cough.");
        documents.permit(patient.subject());
        patient.observation(clinical);
        String id = fulfilled("{\"kind\":\"ACCESS\",\"law\":\"GDPR\"}");
        Map<String, String> entries = unpacked(id, 1);

        assertThat(entries.get("resources.ndjson"))
                .contains("Quillfeather", "718-7")
                .hasLineCount(2);
        assertThat(entries.get("documents.ndjson")).contains(document.id().value(), "\"status\":\"RELEASED\"");
        assertThat(entries.get("copies/" + document.id() + ".txt")).isEqualTo("Seen on [DATE] for a cough.");
        assertThat(entries.get("document-events.ndjson")).contains("StoreDocument", "previousHash");
        assertThat(entries.get("consents.ndjson")).contains("\"resourceType\":\"Consent\"");
        assertThat(entries.get("custodian-events.ndjson")).contains("OpenPrivacyRequest", id);
        assertThat(entries.get("summary.html")).contains("What is held about you", "accounted for");
    }

    @Test
    void anotherPatientsRecordIsNotInIt() throws IOException {
        PrivacyPatient other = PrivacyPatient.of(keys, clinical);
        Document foreign = documents.released(other.subject(), "lab-a", "Another's.");
        String id = fulfilled("{\"kind\":\"ACCESS\",\"law\":\"GDPR\"}");

        assertThat(unpacked(id, 1).toString())
                .doesNotContain(other.id())
                .doesNotContain(other.subject().value())
                .doesNotContain(foreign.id().value());
    }

    @Test
    void theAccountingTellsOfDisclosuresAndCountsWhatTheRuleLeavesOut() throws IOException {
        shown("registry-office", "PARTNER", PurposeOfUse.PUBHLTH);
        shown("registry-office", "PARTNER", PurposeOfUse.PUBHLTH);
        shown("lab-a", "PARTNER", PurposeOfUse.TREAT);
        String id = fulfilled("{\"kind\":\"ACCOUNTING\",\"law\":\"HIPAA\"}");
        JsonNode accounting = new ObjectMapper().readTree(unpacked(id, 1).get("accounting.json"));

        assertThat(accounting.path("disclosures")).hasSize(1);
        assertThat(accounting.at("/disclosures/0/recipient").asText()).isEqualTo("registry-office");
        assertThat(accounting.at("/disclosures/0/times").asInt()).isEqualTo(2);
        assertThat(accounting.at("/notAccountedFor/0/source").asText()).isEqualTo("45 CFR 164.528(a)(1)(i)");
    }

    @Test
    void thePortableRecordIsFhirAndNothingElse() throws IOException {
        patient.observation(clinical);
        String id = fulfilled("{\"kind\":\"PORTABILITY\",\"law\":\"GDPR\"}");

        assertThat(unpacked(id, 1)).containsOnlyKeys("resources.ndjson");
    }

    @Test
    void thatAPackageWasGivenOutIsOnTheChain() {
        String id = fulfilled("{\"kind\":\"PORTABILITY\",\"law\":\"GDPR\"}");
        patient.self().get("/v1/privacy-requests/" + id + "/package/1").then().statusCode(200);

        assertThat(new String(
                        patient.self()
                                .get("/v1/privacy-requests/" + id + "/package/1")
                                .asByteArray(),
                        StandardCharsets.ISO_8859_1))
                .startsWith("PK");
        PrivacyPatient.patient(PrivacyPatient.of(keys, clinical).id())
                .get("/v1/privacy-requests/" + id + "/package/1")
                .then()
                .statusCode(404);
        patient.self().get("/v1/privacy-requests/" + id + "/package/2").then().statusCode(404);
    }

    @Test
    void theCertificateIsSignedAndNamesThePackage() throws Exception {
        String id = fulfilled("{\"kind\":\"PORTABILITY\",\"law\":\"GDPR\"}");
        byte[] file = patient.self()
                .get("/v1/privacy-requests/" + id + "/certificate")
                .asByteArray();
        JsonNode whole = new ObjectMapper().readTree(file);
        Map<String, Object> certificate =
                new ObjectMapper().convertValue(whole.path("certificate"), new TypeReference<>() {});

        assertThat(whole.at("/certificate/requestId").asText()).isEqualTo(id);
        assertThat(whole.at("/certificate/parts/0/sha256").asText()).hasSize(64);
        assertThat(CertificateSignature.flaw(
                        CanonicalJson.write(certificate).getBytes(StandardCharsets.UTF_8),
                        Base64.getDecoder().decode(whole.path("signature").asText()),
                        whole.at("/certificate/signer/publicKey").asText(),
                        null))
                .isEmpty();
    }

    @Test
    void whileARestrictionStandsNothingIsPermittedAndOnceLiftedItIsAgain() {
        documents.permit(patient.subject());
        Document document = documents.validated(PrivacyPatient.CUSTODIAN, patient.subject(), "lab-a");
        String id = fulfilled("{\"kind\":\"RESTRICTION\",\"law\":\"GDPR\"}");

        assertThat(answer(document)).isInstanceOf(ConsentAnswer.Denied.class);
        patient.self()
                .post("/v1/privacy-requests/" + id + "/lifting")
                .then()
                .statusCode(200)
                .body("status", equalTo("LIFTED"));
        assertThat(answer(document)).isInstanceOf(ConsentAnswer.Permitted.class);
    }

    @Test
    void anAmendmentIsAppendedInANewVersionWithItsProvenance() {
        String observation = patient.observation(clinical);
        String id = patient.opened(
                "{\"kind\":\"RECTIFICATION\",\"law\":\"GDPR\",\"statement\":\"It was lower.\",\"resource\":\"Observation/"
                        + observation + "\"}");
        patient.act(id, "fulfilment", "{\"append\":\"The scale was wrong.\"}")
                .then()
                .statusCode(200)
                .body("amended[0]", equalTo("Observation/" + observation + "/_history/2"));

        assertThat(resource("Observation", observation).json()).contains("The scale was wrong.", "1.10");
        assertThat(resource("Provenance", id).json()).contains("Observation/" + observation + "/_history/2");
    }

    @Test
    void anAmendmentOfAnothersRecordIsNone() {
        String foreign = PrivacyPatient.of(keys, clinical).observation(clinical);
        String id = patient.opened(
                "{\"kind\":\"RECTIFICATION\",\"law\":\"GDPR\",\"statement\":\"It was lower.\",\"resource\":\"Observation/"
                        + foreign + "\"}");

        patient.act(id, "fulfilment", "{\"append\":\"The scale was wrong.\"}")
                .then()
                .statusCode(422);
        assertThat(resource("Observation", foreign).version()).isEqualTo(1);
    }

    @Test
    void anErasureGoesOnUntilItIsCertifiedByWhoErased() {
        String id = patient.opened("{\"kind\":\"ERASURE\",\"law\":\"GDPR\",\"erasureReason\":\"CONSENT_WITHDRAWN\"}");
        REPORT.set("{\"status\":\"UNDER_WAY\"}");
        patient.fulfil(id).then().statusCode(202).body("status", equalTo("IN_PROGRESS"));
        assertThat(ASKED.get())
                .contains(patient.subject().value(), "\"erasureId\":\"" + id + "\"", "\"requestedBy\":\"o1\"");

        String key = "erasures/demo-hospital/" + id + "-1.json";
        s3.putObject(
                put -> put.bucket(settings.certificateBucket()).key(key),
                RequestBody.fromString("{\"certificate\":{}}"));
        REPORT.set("{\"status\":\"CERTIFIED\",\"certificate\":{\"key\":\"" + key + "\",\"sha256\":\"ab\"}}");
        patient.fulfil(id).then().statusCode(200).body("status", equalTo("FULFILLED"));
        assertThat(patient.self()
                        .get("/v1/privacy-requests/" + id + "/certificate")
                        .asString())
                .isEqualTo("{\"certificate\":{}}");
    }

    private String fulfilled(String body) {
        String id = patient.opened(body);
        Response answer = patient.fulfil(id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return id;
    }

    private Map<String, String> unpacked(String id, int part) throws IOException {
        byte[] zip = patient.self()
                .get("/v1/privacy-requests/" + id + "/package/" + part)
                .asByteArray();
        Map<String, String> entries = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private void shown(String client, String role, PurposeOfUse purpose) {
        clinical.record(
                PrivacyPatient.CUSTODIAN,
                new Access("request", "client:" + client, client, role, purpose, null, "read", View.IDENTIFIED),
                Map.of(patient.subject(), 1));
    }

    private ConsentAnswer answer(Document document) {
        return consents.present(ConsentQuestion.of(
                        registry.find(PrivacyPatient.CUSTODIAN, document.id()).orElseThrow())
                .orElseThrow());
    }

    private StoredResource resource(String type, String id) {
        return clinical.read(PrivacyPatient.CUSTODIAN, View.IDENTIFIED, type, id)
                .orElseThrow();
    }
}
