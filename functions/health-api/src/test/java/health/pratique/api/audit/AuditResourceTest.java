package health.pratique.api.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.api.http.ApiStores;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.smart.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Who reads the trail, and of what. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class AuditResourceTest {

    private static final String OFFICER = ApiStores.bearer(Role.PRIVACY_OFFICER, "pratique/audit");

    @Inject
    RegisteredDocuments documents;

    @Test
    void aDocumentsEventsAreToldInOrderPageByPage() {
        Document document = documents.released(RegisteredDocuments.subject(), "lab-a", "clean");
        get("/v1/audit/" + document.id() + "?count=2")
                .then()
                .statusCode(200)
                .body("events.action", contains("ReceiveDocument", "ValidateDocument"))
                .body("next", equalTo(2));
        get("/v1/audit/" + document.id() + "?count=2&after=2")
                .then()
                .body("events.action", contains("StoreDocument"))
                .body("next", nullValue());
    }

    @Test
    void aWholeChainIsSaidToBeWhole() {
        Document document = documents.released(RegisteredDocuments.subject(), "lab-a", "clean");
        get("/v1/audit/" + document.id() + "/verification")
                .then()
                .statusCode(200)
                .body("whole", equalTo(true))
                .body("rows", equalTo(3));
    }

    @Test
    void theCustodiansOwnTrailTellsOfRefusals() {
        Document document = documents.released(RegisteredDocuments.subject(), "lab-b", "clean");
        given().header("Authorization", ApiStores.bearer(Role.PARTNER, "pratique/documents.read"))
                .get("/v1/documents/" + document.id())
                .then()
                .statusCode(404);
        get("/v1/audit")
                .then()
                .statusCode(200)
                .body("events.findAll { it.action == 'RefuseAccess' }[0].outcome", equalTo("REFUSED"));
        get("/v1/audit/verification").then().body("whole", equalTo(true));
    }

    @Test
    void anotherCustodiansTrailIsNotThere() {
        Document foreign = documents.validated(new Custodian("other-clinic"), RegisteredDocuments.subject(), "lab-a");
        get("/v1/audit/" + foreign.id()).then().statusCode(404);
        get("/v1/audit/" + foreign.id() + "/verification").then().statusCode(404);
    }

    @Test
    void nobodyElseReadsIt() {
        given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, "pratique/documents.read"))
                .get("/v1/audit")
                .then()
                .statusCode(403);
        given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, "pratique/audit"))
                .get("/v1/audit")
                .then()
                .statusCode(401);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        for (String query :
                new String[] {"count=0", "count=1001", "count=-1", "after=1%20OR%201", "after=99999999999"}) {
            get("/v1/audit?" + query).then().statusCode(400);
        }
    }

    @Test
    void behindTheLastEventThereIsNone() {
        get("/v1/audit?after=9999999999").then().statusCode(200).body("events", hasSize(0));
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", OFFICER)
                .get(path);
    }
}
