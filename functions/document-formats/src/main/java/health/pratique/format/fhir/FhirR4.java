package health.pratique.format.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.text.Markup;
import java.util.List;

/** HAPI's model of FHIR R4, made once in a process: in a native image while it is built, elsewhere on first use. */
public final class FhirR4 {

    /** The resource types that hospitals' exports, Synthea's bundles and what HL7 v2 and C-CDA map to consist of; others are scanned when they first come. */
    private static final List<String> USUAL_TYPES = List.of(
            "Account",
            "AllergyIntolerance",
            "Appointment",
            "Binary",
            "Bundle",
            "CarePlan",
            "CareTeam",
            "Claim",
            "Composition",
            "Condition",
            "Coverage",
            "Device",
            "DeviceUseStatement",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "ExplanationOfBenefit",
            "FamilyMemberHistory",
            "Goal",
            "ImagingStudy",
            "Immunization",
            "Location",
            "Media",
            "Medication",
            "MedicationAdministration",
            "MedicationDispense",
            "MedicationRequest",
            "MedicationStatement",
            "MessageHeader",
            "Observation",
            "Organization",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Procedure",
            "Provenance",
            "QuestionnaireResponse",
            "RelatedPerson",
            "ServiceRequest",
            "Specimen",
            "SupplyDelivery");

    private FhirR4() {}

    /** Thread-safe. */
    public static FhirContext context() {
        return Holder.CONTEXT;
    }

    /**
     * Parses by HAPI's strict rules: unknown elements, values outside their type or their required code, wrong cardinality.
     *
     * @throws DocumentRejected FORMAT_INVALID
     */
    public static void parseStrictly(String json) {
        try {
            // HTML's entities may stand in a narrative (R4, 2.4.0), and the XML parser behind HAPI knows none of them.
            context()
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(Markup.withNumericEntities(json));
        } catch (RuntimeException | StackOverflowError invalid) {
            // Beside its own exceptions the parser throws whatever a hostile document makes it run into.
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID).at(invalid);
        }
    }

    /**
     * As {@link #parseStrictly}, for a resource in XML.
     *
     * @param xml without a document type: HAPI's own reading is not to be trusted with one
     */
    public static void parseXmlStrictly(String xml) {
        try {
            context()
                    .newXmlParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(xml);
        } catch (RuntimeException | StackOverflowError invalid) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID).at(invalid);
        }
    }

    private static final class Holder {

        private static final FhirContext CONTEXT = create();

        private static FhirContext create() {
            FhirContext context = FhirContext.forR4();
            // Scanning is free while an image is built, and costs a JVM start seconds.
            if ("buildtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"))) {
                USUAL_TYPES.forEach(context::getResourceDefinition);
            }
            return context;
        }
    }
}
