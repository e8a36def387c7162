package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.CodeSystems;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;

/** Social history, smoking, pregnancy; the birth sex as an extension of the Patient (guide: Social history). */
final class SocialHistories {

    private static final String BIRTH_SEX = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex";
    private static final Set<String> SEXES = Set.of("F", "M");
    private static final Set<String> FLAVORS = Set.of("ASKU", "OTH", "UNK");
    private static final String ASSERTION = "ASSERTION";
    private static final String PREGNANCY = "2.16.840.1.113883.10.20.15.3.8";

    private SocialHistories() {}

    static List<Observation> map(CdaElement act, Mapping mapping) {
        List<Observation> mapped = Observations.social(act, mapping);
        // An assertion says with its value what it is; as a code it says nothing.
        if (act.hasTemplate(PREGNANCY) && act.code().equals(ASSERTION)) {
            mapped.forEach(pregnancy -> pregnancy.setCode(Codes.of(CodeSystems.LOINC, "82810-3", "Pregnancy status")));
        }
        mapped.forEach(observation -> unknown(act, observation));
        return mapped;
    }

    /** Unknown is an answer in US Core's value sets for pregnancy and smoking. */
    private static void unknown(CdaElement act, Observation observation) {
        boolean unknown = act.child("value")
                .filter(value -> value.peek("nullFlavor").equals("UNK"))
                .isPresent();
        if (unknown && act.hasTemplate(PREGNANCY)) {
            observation.setDataAbsentReason(null);
            CodeableConcept value = Codes.of(CodeSystems.hl7("v3-NullFlavor"), "UNK", "unknown");
            observation.setValue(value);
        }
    }

    static List<DomainResource> birthSex(CdaElement act, Mapping mapping) {
        Acts.value(act).ifPresent(value -> {
            String code = value.peek("code");
            String flavor = value.peek("nullFlavor");
            if (SEXES.contains(code) || FLAVORS.contains(flavor)) {
                value.known();
                mapping.patient().addExtension(new Extension(BIRTH_SEX, new CodeType(code.isEmpty() ? flavor : code)));
            } else if (!code.isEmpty()) {
                value.unfit("code");
            }
        });
        return List.of();
    }
}
