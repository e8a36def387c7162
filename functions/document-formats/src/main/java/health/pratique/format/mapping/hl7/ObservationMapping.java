package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;

/** OBX to Observation, and to what it belongs to (guide, OBX[Observation], OBX[Observation-Component]). */
final class ObservationMapping {

    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/observation-";

    private ObservationMapping() {}

    static void map(Segment obx, MessageContext context) {
        obx.mapped(1, 2);
        Observation observation = context.add(new Observation(), obx);
        context.notes(observation::addNote);
        observation.setSubject(context.subject());
        observation.setStatus(Codes.code(obx.at(11), "ObservationStatus", ObservationStatus::fromCode)
                .orElse(ObservationStatus.UNKNOWN));
        observation.setCode(Codes.concept(obx.at(3)).orElseGet(AbsentReason::concept));
        ObservationValue.set(obx, observation, context);
        String absent = obx.code(11).equals("N") ? "not-asked" : "";
        if (!absent.isEmpty() && !observation.hasValue() && !observation.hasComponent()) {
            observation.setDataAbsentReason(Roles.concept(CodeSystems.hl7("data-absent-reason"), absent));
        }
        String range = obx.at(7).whole();
        if (!range.isEmpty()) {
            observation.addReferenceRange().setText(range);
        }
        obx.all(8).forEach(flag -> interpretation(flag).ifPresent(observation::addInterpretation));
        context.times().dateTime(obx.at(14)).ifPresent(observation::setEffective);
        Codes.concept(obx.at(17)).ifPresent(observation::setMethod);
        obx.all(18).findFirst().flatMap(ei -> context.parties().device(ei)).ifPresent(observation::setDevice);
        Codes.concept(obx.at(20)).ifPresent(observation::setBodySite);
        Identifiers.ei(obx.at(21), "FILL").ifPresent(observation::addIdentifier);
        performers(obx, context, observation);
        extensions(obx, context, observation);
        link(observation, context);
    }

    /** HL7 table 0078 stands in v3-ObservationInterpretation under the same codes. */
    private static Optional<CodeableConcept> interpretation(Value flag) {
        Optional<CodeableConcept> concept = Codes.concept(flag, "0078");
        concept.map(CodeableConcept::getCodingFirstRep)
                .filter(coding -> CodeSystems.v2Table("0078").equals(coding.getSystem())
                        && ConceptTables.has("0078", coding.getCode()))
                .ifPresent(coding -> coding.setSystem(CodeSystems.hl7("v3-ObservationInterpretation")));
        return concept;
    }

    private static void performers(Segment obx, MessageContext context, Observation observation) {
        obx.all(16).forEach(xcn -> context.parties().practitioner(xcn).ifPresent(observation::addPerformer));
        context.parties().coded(obx.at(15)).map(MappedBundle::to).ifPresent(observation::addPerformer);
        Optional<Organization> organization = context.parties().organization(obx.at(23));
        organization.ifPresent(laboratory -> Contacts.address(laboratory, obx.at(24), context.times()));
        if (!obx.has(25)) {
            organization.map(MappedBundle::to).ifPresent(observation::addPerformer);
            return;
        }
        PractitionerRole role = context.bundle().add(new PractitionerRole(), obx.path());
        role.addCode(Roles.concept(CodeSystems.v2Table("0912"), "MDIR"));
        context.parties().practitioner(obx.at(25)).ifPresent(role::setPractitioner);
        organization.map(MappedBundle::to).ifPresent(role::setOrganization);
        observation.addPerformer(MappedBundle.to(role));
    }

    private static void extensions(Segment obx, MessageContext context, Observation observation) {
        String sub = obx.at(4).whole();
        if (!sub.isEmpty()) {
            Extension extension = new Extension(EXTENSION + "v2-subid");
            extension.addExtension("original-sub-identifier", new StringType(sub));
            observation.addExtension(extension);
        }
        obx.all(10).forEach(nature -> Codes.concept(nature)
                .ifPresent(concept -> observation.addExtension(EXTENSION + "nature-of-abnormal-test", concept)));
        context.times()
                .dateTime(obx.at(19))
                .ifPresent(time -> observation.addExtension(EXTENSION + "analysis-date-time", time));
        Codes.concept(obx.at(29), "0936").ifPresent(observation::addCategory);
        Codes.concept(obx.at(30), "0937")
                .ifPresent(type -> observation.addExtension(EXTENSION + "structure-type", type));
    }

    private static void link(Observation observation, MessageContext context) {
        OrderGroup order = context.order();
        order.specimen().map(MappedBundle::to).ifPresent(observation::setSpecimen);
        if (order.report().isPresent()) {
            DiagnosticReport report = order.report().get();
            report.addResult(MappedBundle.to(observation));
            // HL7 v2.5.1, 7.4.2.14: OBX-14 is for results whose times differ, else OBR-7 and OBR-8 tell it.
            if (!observation.hasEffective() && report.hasEffective()) {
                observation.setEffective(report.getEffective().copy());
            }
            context.visit().ifPresent(observation::setEncounter);
            return;
        }
        DomainResource subject = order.subject().orElse(null);
        switch (subject) {
            case ServiceRequest request -> request.addSupportingInfo(MappedBundle.to(observation));
            case MedicationRequest request -> request.addSupportingInformation(MappedBundle.to(observation));
            case Immunization immunization -> observation.addPartOf(MappedBundle.to(immunization));
            case null, default -> {
                // What is observed of the patient alone, or of a document: the subject says enough.
            }
        }
    }
}
