package health.pratique.api.fhir;

import static io.restassured.RestAssured.given;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.api.http.ApiStores;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.View;
import health.pratique.format.fhir.FhirR4;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Clients of a bulk export: who orders it, and who keeps something for it to hold. */
final class BulkClient {

    private BulkClient() {}

    static String begun(RequestSpecification client, String path) {
        return order(client, path).then().statusCode(202).extract().header("Content-Location");
    }

    static Response order(RequestSpecification client, String path) {
        return client.urlEncodingEnabled(false)
                .header("Prefer", "respond-async")
                .accept("application/fhir+json")
                .get("/fhir/R4/" + path);
    }

    static List<String> lines(Response manifest, String type) {
        List<String> lines = new ArrayList<>();
        List<Map<String, Object>> output = manifest.jsonPath().getList("output");
        for (Map<String, Object> file : output) {
            if (type.equals(file.get("type"))) {
                as(payer("system/*.rs"))
                        .accept("application/fhir+ndjson")
                        .get(String.valueOf(file.get("url")))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines()
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    static RequestSpecification as(String token) {
        return given().header("Authorization", token);
    }

    static String payer(String scopes) {
        Map<String, Object> claims = TestIssuer.claims(Role.PARTNER, scopes, Instant.now());
        claims.put("client_id", "lab-b");
        claims.put("purpose", "HPAYMT");
        return ApiStores.bearer(claims);
    }

    static IGenericClient hapi(String token) {
        FhirR4.context().getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        IGenericClient client =
                FhirR4.context().newRestfulGenericClient("http://127.0.0.1:" + RestAssured.port + "/fhir/R4");
        client.registerInterceptor(new BearerTokenAuthInterceptor(token.replace("Bearer ", "")));
        return client;
    }

    static IGenericClient clinician() {
        return hapi(ApiStores.bearer(Role.CLINICIAN, "user/*.cruds"));
    }

    static String patient() {
        Patient patient = new Patient();
        patient.addName().setFamily("Quimby");
        patient.addIdentifier().setSystem("urn:oid:1.2.36.146").setValue("E-" + UUID.randomUUID());
        return clinician().create().resource(patient).execute().getId().getIdPart();
    }

    static void observation(String patient) {
        Observation observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode("2093-3");
        observation.setSubject(new Reference("Patient/" + patient));
        clinician().create().resource(observation).execute();
    }

    /** Which is no patient's. */
    static void organization(ClinicalStore store) {
        store.write(
                RegisteredDocuments.CUSTODIAN,
                View.IDENTIFIED,
                List.of(new ResourceWrite.Create(
                        "Organization",
                        UUID.randomUUID().toString(),
                        null,
                        "{\"resourceType\":\"Organization\",\"name\":\"Harbor\"}")));
    }
}
