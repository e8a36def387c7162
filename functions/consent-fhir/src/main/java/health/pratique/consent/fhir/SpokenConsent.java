package health.pratique.consent.fhir;

import health.pratique.consent.ClassCriterion;
import health.pratique.consent.ConsentCode;
import health.pratique.consent.ConsentCriterion;
import health.pratique.consent.ConsentProvision;
import health.pratique.consent.ConsentRule;
import health.pratique.consent.PurposeCriterion;
import health.pratique.consent.StoredConsent;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import health.pratique.model.DocumentKind;
import health.pratique.model.LoincDocumentTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was recorded by itself, statement by statement, in FHIR's form: provisions side by side under a root that says nothing. */
final class SpokenConsent {

    /** What no statement permits is not permitted, unless the custodian's written policy does. */
    private static final String POLICY = "urn:pratique:said-by-the-patient";

    private static final String OBLIGATION = "urn:pratique:obligation";

    private SpokenConsent() {}

    static JsonObject of(StoredConsent consent) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("status", new JsonText(consent.status()));
        members.put("scope", concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
        members.put("category", array(concept(ConsentCode.LOINC, "59284-0")));
        members.put("patient", object("reference", new JsonText("Patient/" + consent.subject())));
        members.put("dateTime", new JsonText(consent.recordedAt().toString()));
        members.put("policy", array(object("uri", new JsonText(POLICY))));
        List<JsonValue> said = new ArrayList<>();
        consent.said().stream()
                .map(ConsentProvision::rule)
                .map(SpokenConsent::provision)
                .forEach(said::add);
        if (!said.isEmpty()) {
            members.put("provision", object("provision", new JsonArray(said)));
        }
        return new JsonObject(members);
    }

    private static JsonObject provision(ConsentRule rule) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (!rule.obligations().isEmpty()) {
            members.put(
                    "extension",
                    new JsonArray(rule.obligations().stream()
                            .<JsonValue>map(code -> new JsonObject(
                                    Map.of("url", new JsonText(OBLIGATION), "valueCode", new JsonText(code))))
                            .toList()));
        }
        members.put("type", new JsonText(rule.ruling().name().toLowerCase(Locale.ROOT)));
        period(rule.period().from(), rule.period().until(), members);
        for (ConsentCriterion criterion : rule.scope().criteria()) {
            if (criterion instanceof PurposeCriterion limit) {
                members.put(
                        "purpose",
                        codings(limit.purposes().stream()
                                .map(code -> new ConsentCode(ConsentCode.ACT_REASON, code))
                                .toList()));
            } else if (criterion instanceof ClassCriterion limit) {
                members.put(
                        "class",
                        codings(limit.classes().stream()
                                .map(SpokenConsent::type)
                                .toList()));
            }
        }
        return new JsonObject(members);
    }

    /** FHIR's period ends with its last moment, ours with the first after it. */
    private static void period(@Nullable Instant from, @Nullable Instant until, Map<String, JsonValue> members) {
        Map<String, JsonValue> period = new LinkedHashMap<>();
        if (from != null) {
            period.put("start", new JsonText(from.toString()));
        }
        if (until != null) {
            period.put("end", new JsonText(until.minusMillis(1).toString()));
        }
        if (!period.isEmpty()) {
            members.put("period", new JsonObject(period));
        }
    }

    private static ConsentCode type(ConsentCode kind) {
        return LoincDocumentTypes.type(DocumentKind.valueOf(kind.code()))
                .map(loinc -> new ConsentCode(ConsentCode.LOINC, loinc))
                .orElse(kind);
    }

    private static JsonArray codings(List<ConsentCode> codes) {
        return new JsonArray(codes.stream()
                .<JsonValue>map(code -> coding(code.system(), code.code()))
                .toList());
    }

    private static JsonObject concept(String system, String code) {
        return object("coding", array(coding(system, code)));
    }

    private static JsonObject coding(String system, String code) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("system", new JsonText(system));
        members.put("code", new JsonText(code));
        return new JsonObject(members);
    }

    private static JsonArray array(JsonValue value) {
        return new JsonArray(List.of(value));
    }

    private static JsonObject object(String name, JsonValue value) {
        return new JsonObject(Map.of(name, value));
    }
}
