package health.pratique.api.usage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import health.pratique.api.http.ApiStores;
import health.pratique.smart.Role;
import health.pratique.usage.Partner;
import health.pratique.usage.Partners;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without its ledger the API answers nobody whom it would have to count. */
@QuarkusTest
@TestProfile(UncountedCallTest.WithoutALedger.class)
@QuarkusTestResource(ApiStores.class)
@QuarkusTestResource(value = UncountedCallTest.LedgerGone.class, restrictToAnnotatedClass = true)
class UncountedCallTest {

    private static final String KEY = "key-uncounted";

    /** An application of its own. */
    public static final class WithoutALedger implements QuarkusTestProfile {}

    /** The tables of usage, but that the ledger's is not there. */
    public static final class LedgerGone extends UsageStores {
        @Override
        public Map<String, String> start() {
            Map<String, String> settings = new HashMap<>(super.start());
            settings.put("pratique.usage.ledger-table", "a-table-that-is-gone");
            return settings;
        }
    }

    @Inject
    Partners partners;

    @BeforeEach
    void aPartner() {
        partners.register(KEY, new Partner("partner-uncounted", "trial"));
    }

    @Test
    void aCallThatCannotBeCountedIsNotAnswered() {
        called(KEY)
                .get("/v1/probe/who")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("actor", not(notNullValue()))
                .body("type", equalTo("urn:pratique:problem:unavailable"));
    }

    @Test
    void belowFhirItIsAnOperationOutcome() {
        called(KEY)
                .get("/fhir/R4/Patient")
                .then()
                .statusCode(503)
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].code", equalTo("transient"));
    }

    @Test
    void whoseCallsNobodyCountsIsAnswered() {
        called("").get("/v1/probe/who").then().statusCode(200);
    }

    private static RequestSpecification called(String key) {
        return given().headers(UsageStores.throughTheGateway(key))
                .header("Authorization", ApiStores.bearer(Role.CLINICIAN, "user/*.rs"));
    }
}
