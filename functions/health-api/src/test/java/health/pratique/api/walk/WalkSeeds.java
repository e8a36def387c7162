package health.pratique.api.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts invented resources into the API before the walk, so that there is something to read, search, change and export. */
record WalkSeeds(Wire wire, WalkCaller clinician, KnownPaths known) {

    private static final String FHIR = "/fhir/R4/";

    /** @return the id of a patient of whom there is something of each kind */
    String patient() throws IOException {
        String patient = created("Patient", """
                {"resourceType":"Patient","identifier":[{"system":"urn:oid:2.999.1","value":"W-1001"}],
                 "name":[{"family":"Quimby","given":["Ottoline"]}],"gender":"female","birthDate":"1961-04-09"}""");
        created("Practitioner", "{\"resourceType\":\"Practitioner\",\"name\":[{\"family\":\"Hale\"}]}");
        for (String type : List.of("Observation", "Condition", "Encounter", "DocumentReference", "Provenance")) {
            created(type, resource(type, patient));
        }
        created("Group", """
                {"resourceType":"Group","type":"person","actual":true,"member":[{"entity":{"reference":"Patient/%s"}}]}""".formatted(patient));
        created("Consent", """
                {"resourceType":"Consent","status":"active",
                 "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                 "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
                 "patient":{"reference":"Patient/%s"},"dateTime":"2026-02-01",
                 "policyRule":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"OPTIN"}]},
                 "provision":{"type":"permit"}}""".formatted(patient));
        return patient;
    }

    private static String resource(String type, String patient) {
        return switch (type) {
            case "Observation" -> """
                {"resourceType":"Observation","status":"final",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},"subject":{"reference":"Patient/%s"},
                 "effectiveDateTime":"2026-03-01","valueQuantity":{"value":1.10,"unit":"g"}}""".formatted(patient);
            case "Condition" -> """
                {"resourceType":"Condition","code":{"coding":[{"system":"http://snomed.info/sct","code":"49727002"}]},
                 "subject":{"reference":"Patient/%s"}}""".formatted(patient);
            case "Encounter" -> """
                {"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},
                 "subject":{"reference":"Patient/%s"},"period":{"start":"2026-03-01"}}""".formatted(patient);
            case "DocumentReference" -> """
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/%s"},
                 "content":[{"attachment":{"contentType":"text/plain"}}]}""".formatted(patient);
            default -> """
                {"resourceType":"Provenance","target":[{"reference":"Patient/%s"}],"recorded":"2026-03-01T10:15:00Z",
                 "agent":[{"who":{"display":"An invented agent"}}]}""".formatted(patient);
        };
    }

    /** Requests of a patient: one that has a package, one that has a text, one whose denial can be disagreed with. */
    void privacyRequests(WalkCaller patient, WalkCaller officer) throws IOException {
        String access = request(sent("/v1/privacy-requests", "{\"kind\":\"ACCESS\",\"law\":\"HIPAA\"}", patient));
        sent(access + "/fulfilment", "", officer);
        String rectification =
                "{\"kind\":\"RECTIFICATION\",\"law\":\"HIPAA\",\"statement\":\"Born in 1961, not 1916.\"}";
        sent("/v1/privacy-requests", rectification, patient);
        WireAnswer denied = sent("/v1/privacy-requests", rectification, patient);
        sent(
                request(denied) + "/denial",
                "{\"ground\":\"ACCURATE_AND_COMPLETE\",\"words\":\"The register says so.\"}",
                officer);
    }

    /** @return the id of an export that was ordered */
    String export(WalkCaller partner) throws IOException {
        WalkCall order = new WalkCall(
                "GET", FHIR + "$export", List.of(), List.of(new Named("Prefer", "respond-async")), new byte[0]);
        WireAnswer answer = wire.send(order, partner);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        known.learn(order, answer);
        String place = answer.values("Content-Location").getFirst();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static String request(WireAnswer opened) {
        String location = opened.values("Location").getFirst();
        return location.substring(location.indexOf("/v1/"));
    }

    private WireAnswer sent(String path, String body, WalkCaller caller) throws IOException {
        WalkCall call = new WalkCall(
                "POST",
                path,
                List.of(),
                List.of(new Named("Content-Type", "application/json")),
                body.getBytes(StandardCharsets.UTF_8));
        WireAnswer answer = wire.send(call, caller);
        assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 201);
        known.learn(call, answer);
        return answer;
    }

    private String created(String type, String resource) throws IOException {
        WalkCall call = new WalkCall(
                "POST",
                FHIR + type,
                List.of(),
                List.of(new Named("Content-Type", "application/fhir+json")),
                resource.getBytes(StandardCharsets.UTF_8));
        WireAnswer answer = wire.send(call, clinician);
        assertThat(answer.status()).as(type + " " + answer.body()).isBetween(200, 201);
        known.learn(call, answer);
        String location = answer.values("Location").getFirst();
        return location.substring(location.indexOf(FHIR) + FHIR.length()).split("/")[1];
    }
}
