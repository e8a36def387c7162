package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * IN1 to Coverage (guide, IN1[Coverage]). Beyond the guide: the insurer's number and telephone, the group, the policy number, and
 * birth, address and sex of the insured, for which R4 has elements.
 */
final class CoverageMapping {

    private static final String SUBSCRIBER =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-Coverage.subscriberId";

    private CoverageMapping() {}

    static void map(Segment in1, MessageContext context) {
        in1.mapped(1);
        Times times = context.times();
        Coverage coverage = context.add(new Coverage(), in1);
        coverage.setStatus(CoverageStatus.ACTIVE).setBeneficiary(context.subject());
        Codes.coding(in1.at(2), "")
                .ifPresent(plan -> coverage.addIdentifier(new Identifier()
                        .setSystem(plan.getSystem())
                        .setValue(plan.getCode())
                        .setAssigner(plan.hasDisplay() ? new Reference().setDisplay(plan.getDisplay()) : null)));
        in1.all(36)
                .findFirst()
                .flatMap(Identifiers::st)
                .ifPresent(policy -> coverage.addIdentifier(policy.setType(Identifiers.type("PLN"))));
        payor(in1, context, coverage);
        group(in1, coverage);
        holder(in1, context, coverage);
        times.period(in1.at(12), in1.at(13)).ifPresent(coverage::setPeriod);
        Codes.concept(in1.at(15)).ifPresent(coverage::setType);
        insured(in1, context, coverage);
        in1.all(49).forEach(cx -> Identifiers.cx(cx, times)
                .ifPresent(number -> coverage.addExtension(SUBSCRIBER, number)));
    }

    /** Required by R4. */
    private static void payor(Segment in1, MessageContext context, Coverage coverage) {
        Organization insurer = in1.all(4)
                .findFirst()
                .flatMap(xon -> context.parties().organization(xon))
                .orElseGet(Organization::new);
        boolean named = !insurer.isEmpty();
        in1.all(3).forEach(cx -> Identifiers.cx(cx, context.times()).ifPresent(number -> add(insurer, number)));
        in1.all(5).forEach(xad -> Contacts.address(insurer, xad, context.times()));
        in1.all(7).forEach(xtn -> Contacts.telecom(insurer, xtn, context.times()));
        if (insurer.isEmpty()) {
            coverage.addPayor(AbsentReason.unknown(new Reference()));
            return;
        }
        if (!named) {
            context.bundle().add(insurer, in1.path() + "-3");
            if (!insurer.hasIdentifier()) {
                // R4, invariant org-1: an organization has a name or a number.
                insurer.addIdentifier(AbsentReason.unknown(new Identifier()));
            }
        }
        coverage.addPayor(MappedBundle.to(insurer));
    }

    private static void add(Organization insurer, Identifier number) {
        if (insurer.getIdentifier().stream().noneMatch(known -> known.equalsDeep(number))) {
            insurer.addIdentifier(number);
        }
    }

    private static void group(Segment in1, Coverage coverage) {
        String number = in1.at(8).text();
        String name = in1.at(9).part(1).text();
        if (!number.isEmpty()) {
            Coverage.ClassComponent group = coverage.addClass_()
                    .setType(Roles.concept(CodeSystems.hl7("coverage-class"), "group"))
                    .setValue(number);
            if (!name.isEmpty()) {
                group.setName(name);
            }
        } else if (!name.isEmpty()) {
            coverage.addClass_()
                    .setType(Roles.concept(CodeSystems.hl7("coverage-class"), "group"))
                    .setValue(name);
        }
    }

    private static void holder(Segment in1, MessageContext context, Coverage coverage) {
        Organization employer = in1.all(11)
                .findFirst()
                .flatMap(xon -> context.parties().organization(xon))
                .orElseGet(Organization::new);
        boolean named = !employer.isEmpty();
        in1.all(10).forEach(cx -> {
            boolean subscriber = cx.part(5).code().equals("SN");
            Identifiers.cx(cx, context.times()).ifPresent(number -> {
                if (subscriber) {
                    coverage.addExtension(SUBSCRIBER, number);
                } else {
                    add(employer, number);
                }
            });
        });
        if (!employer.isEmpty()) {
            if (!named) {
                context.bundle().add(employer, in1.path() + "-10");
            }
            coverage.setPolicyHolder(MappedBundle.to(employer));
        }
    }

    private static void insured(Segment in1, MessageContext context, Coverage coverage) {
        boolean self = in1.code(17).equals("SEL") || in1.code(17).equals("ONESELF");
        RelatedPersons.relationship(in1.at(17)).ifPresent(coverage::setRelationship);
        if (self) {
            // The patient's own name, which is in the Patient: listed here, for it need not be the same.
            coverage.setSubscriber(context.subject());
            return;
        }
        RelatedPerson insured = new RelatedPerson();
        Times times = context.times();
        in1.all(16).forEach(name -> Names.xpn(name, times).ifPresent(insured::addName));
        times.date(in1.at(18)).ifPresent(insured::setBirthDateElement);
        in1.all(19).forEach(xad -> Contacts.xad(xad, times).ifPresent(insured::addAddress));
        Codes.code(in1.at(43), "AdministrativeSex", AdministrativeGender::fromCode)
                .ifPresent(insured::setGender);
        if (!insured.isEmpty()) {
            insured.setPatient(context.subject());
            coverage.setSubscriber(MappedBundle.to(context.bundle().add(insured, in1.path())));
        }
    }
}
