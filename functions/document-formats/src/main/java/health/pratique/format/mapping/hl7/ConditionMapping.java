package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;
import org.hl7.fhir.r4.model.Reference;

/** DG1 to Condition, and to the diagnosis of the visit or the reason of the order (guide, DG1[Condition], DG1[Encounter]). */
final class ConditionMapping {

    private static final String ASSERTED = "http://hl7.org/fhir/StructureDefinition/condition-assertedDate";

    private ConditionMapping() {}

    static void map(Segment dg1, MessageContext context) {
        dg1.mapped(1);
        Condition condition = context.add(new Condition(), dg1);
        context.notes(condition::addNote);
        condition.setSubject(context.subject());
        condition.addCategory(Roles.concept(CodeSystems.hl7("condition-category"), "encounter-diagnosis"));
        Codes.concept(dg1.at(3)).ifPresent(condition::setCode);
        String description = dg1.at(4).whole();
        if (!description.isEmpty() && !condition.getCode().hasText()) {
            condition.getCode().setText(description);
        } else if (!description.isEmpty()) {
            condition.addNote().setText(description);
        }
        context.times().dateTime(dg1.at(5)).ifPresent(condition::setOnset);
        dg1.all(16)
                .findFirst()
                .flatMap(xcn -> context.parties().practitioner(xcn))
                .ifPresent(condition::setAsserter);
        context.times().dateTime(dg1.at(19)).ifPresent(attested -> {
            condition.addExtension(ASSERTED, attested);
            condition.setRecordedDateElement(attested.copy());
        });
        Identifiers.ei(dg1.at(20)).ifPresent(condition::addIdentifier);
        if (dg1.code(21).equals("D")) {
            dg1.at(21).use();
            condition.setVerificationStatus(Roles.concept(CodeSystems.hl7("condition-ver-status"), "entered-in-error"));
        }
        link(dg1, context, MappedBundle.to(condition));
    }

    private static void link(Segment dg1, MessageContext context, Reference condition) {
        if (context.order().request().isPresent()) {
            context.order().request().get().addReasonReference(condition);
        } else if (context.encounter().isPresent()) {
            DiagnosisComponent diagnosis =
                    context.encounter().get().addDiagnosis().setCondition(condition);
            Codes.code(dg1.at(6), "DiagnosisRole", code -> code)
                    .ifPresent(role -> diagnosis.setUse(Roles.concept(CodeSystems.hl7("diagnosis-role"), role)));
            if (dg1.has(15)) {
                Quantities.whole(dg1.at(15), 1).ifPresent(diagnosis::setRank);
            }
        }
    }
}
