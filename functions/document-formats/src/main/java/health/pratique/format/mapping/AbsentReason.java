package health.pratique.format.mapping;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;

/** Says of an element that FHIR requires that the source does not have it (R4, extension data-absent-reason). */
public final class AbsentReason {

    private static final String URL = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private AbsentReason() {}

    /** The element, with nothing in it but that its value is unknown. */
    public static <E extends Element> E unknown(E element) {
        element.addExtension(new Extension(URL, new CodeType("unknown")));
        return element;
    }

    /** A concept of which nothing is known. */
    public static CodeableConcept concept() {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding()
                .setSystem(CodeSystems.hl7("data-absent-reason"))
                .setCode("unknown")
                .setDisplay("Unknown");
        return concept;
    }
}
