package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The codes by which the guide says what somebody or something is to a resource. */
final class Roles {

    private Roles() {}

    /** v3-ParticipationType: ATND, REF, CON, ADM, PART. */
    static CodeableConcept participation(String code) {
        return concept(CodeSystems.hl7("v3-ParticipationType"), code);
    }

    static CodeableConcept provenance(String code) {
        return concept(CodeSystems.hl7("provenance-participant-type"), code);
    }

    /** HL7 table 0443, provider role. */
    static CodeableConcept provider(String code) {
        return concept(CodeSystems.v2Table("0443"), code);
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }
}
