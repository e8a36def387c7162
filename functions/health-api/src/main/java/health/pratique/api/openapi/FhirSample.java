package health.pratique.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Invented bodies as FHIR's interactions send and answer them. */
record FhirSample(String mediaType, String text) {

    private static final String FHIR = "application/fhir+json";

    static final FhirSample PATIENT = new FhirSample(FHIR, """
            {"resourceType":"Patient","id":"5f0d2c9a7be14c63a8f0d1e2b3c4a596","meta":{"versionId":"1",
            "lastUpdated":"2026-02-03T10:15:00.410Z"},"name":[{"family":"Quimby","given":["Ottoline"]}],"birthDate":"1961-04-09"}""");

    static final FhirSample NEW_PATIENT = new FhirSample(FHIR, """
            {"resourceType":"Patient","identifier":[{"system":"urn:oid:2.999.1","value":"H-1001"}],
            "name":[{"family":"Quimby","given":["Ottoline"]}]}""");

    static final FhirSample PAGE = new FhirSample(FHIR, """
            {"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"fullUrl":
            "https://api.example/fhir/R4/Patient/5f0d2c9a7be14c63a8f0d1e2b3c4a596","resource":%s,
            "search":{"mode":"match"}}]}""".formatted(PATIENT.text));

    static final FhirSample VERSIONS = new FhirSample(FHIR, """
            {"resourceType":"Bundle","type":"history","entry":[{"resource":%s,"request":{"method":"POST","url":"Patient"},
            "response":{"status":"201"}}]}""".formatted(PATIENT.text));

    static final FhirSample BATCH = new FhirSample(FHIR, """
            {"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET",
            "url":"Patient/5f0d2c9a7be14c63a8f0d1e2b3c4a596"}}]}""");

    static final FhirSample BATCH_ANSWER = new FhirSample(FHIR, """
            {"resourceType":"Bundle","type":"batch-response","entry":[{"resource":%s,
            "response":{"status":"200"}}]}""".formatted(PATIENT.text));

    static final FhirSample CAPABILITIES = new FhirSample(FHIR, """
            {"resourceType":"CapabilityStatement","status":"active","kind":"instance","fhirVersion":"4.0.1",
            "rest":[{"mode":"server","resource":[{"type":"Patient","interaction":[{"code":"read"},{"code":"search-type"}]}]}]}""");

    static final FhirSample PATCH = new FhirSample("application/json-patch+json", """
            [{"op":"replace","path":"/birthDate","value":"1961-04-19"}]""");

    static final FhirSample FORM = new FhirSample("application/x-www-form-urlencoded", "family=Quimby&_count=10");

    static final FhirSample EXPORT = new FhirSample(FHIR, """
            {"resourceType":"Parameters","parameter":[{"name":"_type","valueString":"Patient,Observation"},
            {"name":"_since","valueInstant":"2026-01-01T00:00:00Z"}]}""");

    static final FhirSample MANIFEST = new FhirSample("application/json", """
            {"transactionTime":"2026-02-03T10:15:00Z","request":"https://api.example/fhir/R4/$export?_type=Patient",
            "requiresAccessToken":true,"output":[{"type":"Patient",
            "url":"https://api.example/fhir/R4/export-jobs/7c9e6679/Patient-1.ndjson","count":120}],"error":[]}""");

    static final FhirSample LINES = new FhirSample("application/fhir+ndjson", PATIENT.text.replace("\n", "") + "\n");

    private static final Map<String, String> OF_TYPES = Map.of("Consent", """
            {"resourceType":"Consent","id":"0f1e2d3c-4b5a-4697-8877-665544332211","status":"active",
            "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
            "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
            "patient":{"reference":"Patient/5f0d2c9a7be14c63a8f0d1e2b3c4a596"},"dateTime":"2026-02-01",
            "policyRule":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"OPTIN"}]},
            "provision":{"type":"permit","purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"TREAT"}]}}""", "AuditEvent", """
            {"resourceType":"AuditEvent","id":"3f0c8a52b1d94e6f8a7b6c5d4e3f2a10-7",
            "type":{"system":"http://terminology.hl7.org/CodeSystem/audit-event-type","code":"rest"},
            "action":"R","recorded":"2026-02-03T10:15:00.410Z","outcome":"0",
            "agent":[{"who":{"identifier":{"value":"function:StoreDocument"}},"requestor":false}],
            "source":{"observer":{"identifier":{"value":"pratique"}}}}""");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The same of a resource of this type, where there is one. */
    FhirSample about(String type) {
        String resource = OF_TYPES.get(type);
        return resource == null
                ? this
                : new FhirSample(
                        mediaType,
                        text.replace(PATIENT.text, resource)
                                .replace(NEW_PATIENT.text, resource)
                                .replace("family=Quimby", "patient=5f0d2c9a7be14c63a8f0d1e2b3c4a596"));
    }

    Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        mediaType,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().addType(type()))
                                .example(mediaType.endsWith("+json") || mediaType.endsWith("/json") ? json() : text));
    }

    private SchemaType type() {
        return switch (text.charAt(0)) {
            case '[' -> SchemaType.ARRAY;
            case '{' -> mediaType.endsWith("ndjson") ? SchemaType.STRING : SchemaType.OBJECT;
            default -> SchemaType.OBJECT;
        };
    }

    private Object json() {
        try {
            return JSON.readValue(text, new TypeReference<Object>() {});
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException("an example is no JSON", wrong);
        }
    }
}
