package health.pratique.consent.fhir;

import health.pratique.consent.StoredConsent;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import health.pratique.format.json.JsonWriter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** A consent on record as FHIR R4, under the id, version and time of its record. Patients are subject tokens. */
public final class ConsentResource {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_VALUES = 100_000;

    private ConsentResource() {}

    /** JSON. */
    public static String of(StoredConsent consent) {
        String resource = consent.resource();
        JsonObject kept = resource == null ? SpokenConsent.of(consent) : parsed(resource);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("resourceType", new JsonText("Consent"));
        members.put("id", new JsonText(consent.reference().id().toString()));
        members.put(
                "meta",
                new JsonObject(Map.of(
                        "versionId",
                        new JsonText(Integer.toString(consent.reference().version())),
                        "lastUpdated",
                        new JsonText(consent.recordedAt()
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString()))));
        members.putAll(kept.members());
        return JsonWriter.write(new JsonObject(members), 2_000);
    }

    private static JsonObject parsed(String resource) {
        if (JsonReader.read(resource, MAX_DEPTH, MAX_VALUES) instanceof JsonObject object) {
            return object;
        }
        throw new InternalFault(ReasonCode.DEFECT);
    }
}
