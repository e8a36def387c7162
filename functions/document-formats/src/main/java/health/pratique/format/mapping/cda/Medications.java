package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.AbsentReason;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Type;

/**
 * Medication Activity as MedicationStatement if it happened, as MedicationRequest if it is planned (guide: Medications); planned
 * immunizations too.
 */
final class Medications {

    private static final String EVENT = "EVN";

    private Medications() {}

    static List<? extends DomainResource> map(CdaElement act, Mapping mapping) {
        String mood = act.peek("moodCode");
        DomainResource medication =
                mood.equals(EVENT) || mood.isEmpty() ? statement(act, mapping) : request(act, mood, mapping);
        Dispenses.map(act, medication, mapping);
        return List.of(medication);
    }

    private static MedicationStatement statement(CdaElement act, Mapping mapping) {
        MedicationStatement statement = new MedicationStatement();
        statement.setSubject(mapping.subject());
        statement.setIdentifier(act.readAll("id", Identifiers::identifier));
        String status = Statuses.medication(Codes.status(act));
        statement.setStatus(MedicationStatementStatus.fromCode(act.negated() ? "not-taken" : status));
        statement.setMedication(medication(act, mapping));
        Times.ofMedication(act).flatMap(Times::when).ifPresent(statement::setEffective);
        Acts.recorded(act).ifPresent(statement::setDateAssertedElement);
        Acts.recorder(act, mapping).ifPresent(statement::setInformationSource);
        Acts.reasons(act).forEach(statement::addReasonCode);
        List<Annotation> notes = Acts.comments(act, mapping);
        statement.setNote(notes);
        Dosage dosage = Dosages.of(act, false);
        if (!dosage.isEmpty()) {
            statement.addDosage(dosage);
        }
        return mapping.add(statement, act);
    }

    private static MedicationRequest request(CdaElement act, String mood, Mapping mapping) {
        MedicationRequest request = new MedicationRequest();
        request.setSubject(mapping.subject());
        request.setIdentifier(act.readAll("id", Identifiers::identifier));
        request.setStatus(MedicationRequestStatus.fromCode(Statuses.medication(Codes.status(act))));
        // ConceptMap CF-MedActivityMood.
        request.setIntent(mood.equals("PRP") ? MedicationRequestIntent.PROPOSAL : MedicationRequestIntent.ORDER);
        if (act.negated()) {
            request.setDoNotPerform(true);
        }
        request.setMedication(medication(act, mapping));
        Acts.recorder(act, mapping).ifPresent(request::setRequester);
        Acts.recorded(act).ifPresent(request::setAuthoredOnElement);
        act.read("repeatNumber", number -> Numbers.integer(number, 0))
                .ifPresent(number -> request.getDispenseRequest().setNumberOfRepeatsAllowed(number));
        Acts.reasons(act).forEach(request::addReasonCode);
        request.setNote(Acts.comments(act, mapping));
        Dosage dosage = Dosages.of(act, true);
        if (!dosage.isEmpty()) {
            request.addDosageInstruction(dosage);
        }
        return mapping.add(request, act);
    }

    /** The code of the medicine; with what more is said of it, a Medication. */
    static Type medication(CdaElement act, Mapping mapping) {
        Optional<CdaElement> product =
                act.at("consumable", "manufacturedProduct").or(() -> act.at("product", "manufacturedProduct"));
        CodeableConcept code =
                product.flatMap(Products::code).orElseGet(() -> AbsentReason.unknown(new CodeableConcept()));
        return product.flatMap(found -> Products.medication(found, code, mapping))
                .map(medication -> (Type) to(medication))
                .orElse(code);
    }
}
