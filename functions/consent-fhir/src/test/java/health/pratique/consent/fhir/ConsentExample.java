package health.pratique.consent.fhir;

import health.pratique.consent.ConsentDraft;
import health.pratique.model.Custodian;
import health.pratique.model.PatientTokens;
import java.nio.charset.StandardCharsets;

/** Invented consents: a whole resource around what a test is about. */
final class ConsentExample {

    static final Custodian HARBOR = new Custodian("harbor-clinic");
    static final PatientTokens TOKENS = new InventedTokens();

    private ConsentExample() {}

    static ConsentDraft read(String json) {
        return new FhirConsent(TOKENS).read(HARBOR, null, json.getBytes(StandardCharsets.UTF_8));
    }

    /** @param members behind a comma, such as {@code "policyRule": …, "provision": …} */
    static String consent(String members) {
        return """
                {"resourceType": "Consent", "id": "c-1", "status": "active",
                 "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope",
                                       "code": "patient-privacy"}]},
                 "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
                 "patient": {"reference": "Patient/H-1", "display": "Ida Fjord"},
                 "dateTime": "2026-03-04",
                 %s}""".formatted(members);
    }

    static String policy(String code) {
        return """
                "policyRule": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "%s"}]}""".formatted(code);
    }

    static String root(String provision) {
        return consent(policy("OPTOUT") + ", \"provision\": " + provision);
    }

    static String typed(String provision) {
        return consent("\"policy\": [{\"uri\": \"https://harbor.example/policy\"}], \"provision\": " + provision);
    }

    static String purpose(String code) {
        return """
                "purpose": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "%s"}]""".formatted(code);
    }

    static String actor(String role, String reference) {
        return """
                {"role": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "code": "%s"}]},
                 "reference": {"reference": "%s", "display": "somebody"}}""".formatted(role, reference);
    }
}
