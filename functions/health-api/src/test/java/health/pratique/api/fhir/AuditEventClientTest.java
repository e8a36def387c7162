package health.pratique.api.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import health.pratique.api.http.ApiStores;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.CustodianChain;
import health.pratique.kit.CustodianTrail;
import health.pratique.model.Custodian;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The audit trail as FHIR, over HTTP. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class AuditEventClientTest {

    private static final Custodian CUSTODIAN = new Custodian("demo-hospital");
    private static final Custodian OTHER = new Custodian("other-clinic");
    private static final String EVENTS = "/fhir/R4/AuditEvent";

    @Inject
    CustodianTrail trail;

    @Test
    void anOfficerFindsWhatSomebodyDid() {
        String actor = acted(CUSTODIAN, 3);
        Response found = officer().get(EVENTS + "?agent:identifier=" + actor);
        found.then()
                .statusCode(200)
                .body("entry", hasSize(3))
                .body("entry.resource.resourceType", everyItem(equalTo("AuditEvent")))
                .body("entry[0].resource.agent[0].who.identifier.value", equalTo(actor));
        officer()
                .get(EVENTS + "/" + found.path("entry[0].resource.id"))
                .then()
                .statusCode(200)
                .body("agent[0].who.identifier.value", equalTo(actor));
    }

    @Test
    void everyEventIsOnOnePageOfThem() {
        String actor = acted(CUSTODIAN, 5);
        Set<String> ids = new HashSet<>();
        String next = EVENTS + "?_count=2&agent:identifier=" + actor;
        int pages = 0;
        while (next != null && pages++ < 50) {
            Response page = officer().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            List<String> found = page.path("entry.resource.id");
            if (found != null) {
                found.forEach(id -> assertThat(ids.add(id)).isTrue());
            }
            next = page.path("link.find { it.relation == 'next' }?.url");
        }
        assertThat(ids).hasSize(5);
    }

    @Test
    void whatIsOlderThanAskedForIsNotFound() {
        acted(CUSTODIAN, 1);
        officer().get(EVENTS + "?date=ge2999-01-01").then().statusCode(200).body("entry", equalTo(null));
        officer().get(EVENTS + "?date=ge2020-01-01").then().statusCode(200).body("entry.size()", greaterThan(0));
        officer().get(EVENTS + "?date=yesterday").then().statusCode(400);
    }

    @Test
    void anothersEventAndNoneLookTheSame() {
        acted(OTHER, 1);
        String theirs = missing(CustodianChain.id(OTHER) + "-1");
        String none = missing("0".repeat(32) + "-1");
        assertThat(theirs).isEqualTo(none).isEqualTo(missing("spaceship"));
    }

    @Test
    void aPatientFindsNothingOfOthersAndNothingOfTheCustodian() {
        acted(CUSTODIAN, 1);
        RequestSpecification patient = given().header("Authorization", ApiStores.bearer(Role.PATIENT, "patient/*.rs"));
        patient.get(EVENTS).then().statusCode(200).body("total", equalTo(0));
        patient.get(EVENTS + "?patient=other").then().statusCode(200).body("total", equalTo(0));
        patient.get(EVENTS + "/" + CustodianChain.id(CUSTODIAN) + "-1").then().statusCode(404);
    }

    @Test
    void nobodyElseReadsTheTrail() {
        for (String token : List.of(
                ApiStores.bearer(Role.CLINICIAN, "user/*.cruds"),
                ApiStores.bearer(TestIssuer.claims(Role.PARTNER, "system/*.rs", Instant.now())),
                ApiStores.bearer(Role.PRIVACY_OFFICER, "user/Patient.rs"))) {
            given().header("Authorization", token)
                    .get(EVENTS)
                    .then()
                    .statusCode(403)
                    .body("resourceType", equalTo("OperationOutcome"));
        }
    }

    @Test
    void theCapabilityStatementTellsOfIt() {
        given().get("/fhir/R4/metadata")
                .then()
                .statusCode(200)
                .body("rest[0].resource.type", hasItems("AuditEvent", "Consent"))
                .body("rest[0].operation[0].definition", containsString("export"));
    }

    private String acted(Custodian custodian, int times) {
        String actor = "user:" + UUID.randomUUID();
        for (int i = 0; i < times; i++) {
            trail.record(
                    custodian,
                    new AuditEntry(actor, "test", "ChangeConfiguration", AuditOutcome.SUCCESS, null, Map.of()));
        }
        return actor;
    }

    private static String missing(String id) {
        return officer().get(EVENTS + "/" + id).then().statusCode(404).extract().asString();
    }

    private static RequestSpecification officer() {
        return given().header("Authorization", ApiStores.bearer(Role.PRIVACY_OFFICER, "user/AuditEvent.rs"));
    }
}
