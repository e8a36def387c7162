package health.pratique.api.documents;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.pratique.api.http.ApiStores;
import health.pratique.audit.AuditChain;
import health.pratique.audit.AuditEvent;
import health.pratique.clinical.Compartments;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRegistry;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What callers of each role see of documents, and what they do not. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class DocumentsResourceTest {

    private static final String READ = "pratique/documents.read";
    private static final String OFFICER = ApiStores.bearer(Role.PRIVACY_OFFICER, READ);
    private static final String PARTNER = ApiStores.bearer(Role.PARTNER, READ);
    private static final String CLEAN = "Seen on [DATE] for a cough.";

    @Inject
    RegisteredDocuments documents;

    @Inject
    AuditTrail trail;

    @Inject
    DocumentRegistry registry;

    private final SubjectToken subject = RegisteredDocuments.subject();

    @Test
    void aDocumentIsToldWithItsStepsAndNothingOfWhoDidThem() {
        Document document = documents.released(subject, "lab-a", CLEAN);
        Response answer = get(PARTNER, "/v1/documents/" + document.id());
        answer.then()
                .statusCode(200)
                .body("status", equalTo("RELEASED"))
                .body("timeline.step", contains("RECEIVED", "VALIDATED", "RELEASED"));
        assertThat(answer.asString()).doesNotContain("function:", "run-1", subject.value());
    }

    @Test
    void anotherCustodiansDocumentIsAsOneThatIsNotThere() {
        Document foreign = documents.validated(new Custodian("other-clinic"), subject, "lab-a");
        Map<String, Object> theirs = new HashMap<>(problem(get(OFFICER, "/v1/documents/" + foreign.id())));
        Map<String, Object> nobodys = new HashMap<>(problem(get(OFFICER, "/v1/documents/" + "0".repeat(32))));
        theirs.remove("instance");
        nobodys.remove("instance");
        assertThat(theirs).isEqualTo(nobodys).containsEntry("status", 404);
    }

    @Test
    void whatIsNoIdIsNotThereEither() {
        for (String id : List.of("x' OR '1'='1", "..%2f..%2fintake", "{\"$ne\":1}", "A".repeat(32))) {
            get(OFFICER, "/v1/documents/" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void aPartnerSeesNothingOfWhatAnotherSent() {
        Document document = documents.released(subject, "lab-b", CLEAN);
        get(PARTNER, "/v1/documents/" + document.id()).then().statusCode(404);
        get(PARTNER, "/v1/documents/" + document.id() + "/content").then().statusCode(404);
        get(PARTNER, "/v1/documents?status=RELEASED")
                .then()
                .body("documents.id", not(hasItem(document.id().value())));
    }

    @Test
    void aPatientSeesTheirOwnAndNobodyElses() {
        Document own = documents.released(subject, "lab-a", CLEAN);
        Document other = documents.released(RegisteredDocuments.subject(), "lab-a", CLEAN);
        String patient = patient(subject);
        get(patient, "/v1/documents/" + own.id() + "/content").then().statusCode(200);
        get(patient, "/v1/documents/" + other.id()).then().statusCode(404);
        get(patient, "/v1/documents?status=RELEASED")
                .then()
                .body("documents.id", contains(own.id().value()));
    }

    @Test
    void aCopyIsGivenOutOnceItIsOnTheDocumentsTrail() {
        documents.permit(subject);
        Document document = documents.released(subject, "lab-a", CLEAN);
        get(PARTNER, "/v1/documents/" + document.id() + "/content")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body(equalTo(CLEAN));
        List<AuditEvent> events = trail.events(RegisteredDocuments.CUSTODIAN, document.id());
        assertThat(events.getLast().action()).isEqualTo("DiscloseDocument");
        assertThat(events.getLast().facts()).containsEntry("client", "lab-a").containsEntry("purpose", "HRESCH");
        assertThat(AuditChain.verify(
                        events,
                        registry.find(RegisteredDocuments.CUSTODIAN, document.id())
                                .orElseThrow()
                                .head()))
                .isEmpty();
    }

    @Test
    void aCopyIsNotGivenOutWithoutConsentNorOnceItIsTakenBack() {
        Document document = documents.released(subject, "lab-a", CLEAN);
        String content = "/v1/documents/" + document.id() + "/content";
        get(PARTNER, content).then().statusCode(404);
        documents.permit(subject);
        get(PARTNER, content).then().statusCode(200);
        documents.withdraw(subject);
        get(PARTNER, content).then().statusCode(404);
    }

    @Test
    void aCopyIsNotGivenOutForAnotherPurposeThanItWasMadeFor() {
        documents.permit(subject);
        Document document = documents.released(subject, "lab-b", CLEAN);
        Map<String, Object> claims = TestIssuer.claims(Role.PARTNER, READ, Instant.now());
        claims.put("client_id", "lab-b");
        claims.put("purpose", "HPAYMT");
        get(ApiStores.bearer(claims), "/v1/documents/" + document.id() + "/content")
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsNotReleasedHasNoContent() {
        Document document = documents.validated(RegisteredDocuments.CUSTODIAN, subject, "lab-a");
        get(OFFICER, "/v1/documents/" + document.id() + "/content").then().statusCode(404);
    }

    @Test
    void withoutTheScopeNothingIsTold() {
        Document document = documents.released(subject, "lab-a", CLEAN);
        get(ApiStores.bearer(Role.PARTNER, "pratique/documents.write"), "/v1/documents/" + document.id())
                .then()
                .statusCode(403);
    }

    @Test
    void pagesLeadThroughAllDocumentsOnce() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(documents.released(subject, "lab-a", CLEAN).id().value());
        }
        String patient = patient(subject);
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            Response page = get(patient, "/v1/documents?count=2" + (cursor == null ? "" : "&cursor=" + cursor));
            listed.addAll(page.jsonPath().getList("documents.id", String.class));
            cursor = page.jsonPath().getString("next");
        } while (cursor != null);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aCursorIsOfItsCallerAndItsFilters() {
        documents.released(subject, "lab-a", CLEAN);
        documents.released(subject, "lab-a", CLEAN);
        String cursor = get(OFFICER, "/v1/documents?count=1").jsonPath().getString("next");
        get(OFFICER, "/v1/documents?count=1&cursor=" + cursor).then().statusCode(200);
        get(OFFICER, "/v1/documents?count=2&cursor=" + cursor).then().statusCode(400);
        get(PARTNER, "/v1/documents?count=1&cursor=" + cursor).then().statusCode(400);
        get(OFFICER, "/v1/documents?count=1&cursor=" + cursor.replaceFirst("^..", "AA"))
                .then()
                .statusCode(400);
    }

    @Test
    void aFilterThatIsNoneIsRefusedWithoutBeingQuoted() {
        for (String query : List.of(
                "status=released",
                "status=RELEASED%27--",
                "from=yesterday",
                "kind=%00",
                "count=0",
                "count=1e9",
                "cursor=x")) {
            Response answer = get(OFFICER, "/v1/documents?" + query);
            answer.then().statusCode(400).body("detail", not(nullValue()));
            assertThat(answer.asString()).doesNotContain("yesterday", "--");
        }
    }

    private static String patient(SubjectToken subject) {
        Map<String, Object> claims = TestIssuer.claims(Role.PATIENT, READ, Instant.now());
        claims.put("patient", Compartments.patientId(subject));
        claims.put("fhirUser", "Patient/" + Compartments.patientId(subject));
        return ApiStores.bearer(claims);
    }

    private static Map<String, Object> problem(Response answer) {
        return answer.jsonPath().getMap("$");
    }

    private static Response get(String bearer, String path) {
        return given().urlEncodingEnabled(false).header("Authorization", bearer).get(path);
    }
}
