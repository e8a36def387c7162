package health.pratique.consent.fhir;

import health.pratique.consent.ConsentCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Codes out of FHIR's Coding and CodeableConcept. A concept that is text alone decides nothing, and is refused. */
final class Codings {

    /** As R4 names code systems that earlier releases and examples name otherwise. */
    private static final Map<String, String> PRESENT = present();

    private Codings() {}

    static ConsentCode code(Place coding) {
        coding.only("id", "system", "version", "code", "display", "userSelected");
        String system = coding.text("system").orElse("");
        return new ConsentCode(PRESENT.getOrDefault(system, system), coding.required("code"));
    }

    static Set<ConsentCode> codes(List<Place> codings) {
        Set<ConsentCode> codes = new HashSet<>();
        codings.forEach(coding -> codes.add(code(coding)));
        return codes;
    }

    /** Several codings of one concept are translations: alternatives, like several concepts. */
    static Set<ConsentCode> concepts(List<Place> concepts) {
        Set<ConsentCode> codes = new HashSet<>();
        for (Place concept : concepts) {
            concept.only("id", "coding", "text");
            if (!concept.has("coding")) {
                throw concept.refused("required", "coding");
            }
            codes.addAll(codes(concept.all("coding")));
        }
        return codes;
    }

    private static Map<String, String> present() {
        Map<String, String> present = new HashMap<>();
        for (String name : new String[] {"ActReason", "ActCode", "Confidentiality", "ParticipationType", "RoleCode"}) {
            present.put("http://hl7.org/fhir/v3/" + name, "http://terminology.hl7.org/CodeSystem/v3-" + name);
            present.put(
                    "http://terminology.hl7.org/CodeSystem/" + name,
                    "http://terminology.hl7.org/CodeSystem/v3-" + name);
        }
        present.put("http://hl7.org/fhir/consentaction", ConsentCode.CONSENT_ACTION);
        // Value sets, which many senders name in the place of their code systems.
        present.put("http://terminology.hl7.org/ValueSet/v3-PurposeOfUse", ConsentCode.ACT_REASON);
        present.put("http://terminology.hl7.org/ValueSet/v3-InformationSensitivityPolicy", ConsentCode.ACT_CODE);
        return Map.copyOf(present);
    }
}
