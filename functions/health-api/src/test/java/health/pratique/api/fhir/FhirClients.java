package health.pratique.api.fhir;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import health.pratique.api.http.ApiStores;
import health.pratique.format.fhir.FhirR4;
import health.pratique.smart.Role;
import io.restassured.RestAssured;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** HAPI's client as the tests call with it, and what it sends. */
final class FhirClients {

    private FhirClients() {}

    static String created(IGenericClient client, String family) {
        return client.create().resource(patient(family)).execute().getId().getIdPart();
    }

    static Patient patient(String family) {
        Patient patient = new Patient();
        patient.addName().setFamily(family);
        patient.addIdentifier().setSystem("urn:oid:1.2.36.146").setValue(family + "-" + UUID.randomUUID());
        return patient;
    }

    static Observation observation(String patient, String code) {
        Observation observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode(code);
        observation.setSubject(new Reference("Patient/" + patient));
        return observation;
    }

    static IGenericClient clinician(String scope) {
        return client(ApiStores.bearer(Role.CLINICIAN, scope));
    }

    static IGenericClient client(@Nullable String authorization) {
        FhirR4.context().getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        IGenericClient client =
                FhirR4.context().newRestfulGenericClient("http://127.0.0.1:" + RestAssured.port + "/fhir/R4");
        if (authorization != null) {
            client.registerInterceptor(new BearerTokenAuthInterceptor(authorization.replace("Bearer ", "")));
        }
        return client;
    }

    static Bundle everything(IGenericClient client, String patient) {
        return client.operation()
                .onInstance("Patient/" + patient)
                .named("$everything")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .returnResourceType(Bundle.class)
                .execute();
    }
}
