package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.RelatedPerson;

/** PID-18 to Account (guide, PID[Account]), and GT1 to who answers for it, which the guide leaves out. */
final class Accounts {

    private Accounts() {}

    static void ofPatient(Segment pid, MessageContext context) {
        Identifiers.cx(pid.at(18), context.times()).ifPresent(number -> {
            Account account = account(context, pid).addIdentifier(typed(number));
            context.account(account);
        });
    }

    /** GT1, whose Account is that of the patient or, if it has none, one of its own. */
    static void guarantor(Segment gt1, MessageContext context) {
        gt1.mapped(1);
        Times times = context.times();
        RelatedPerson person = context.add(new RelatedPerson(), gt1);
        person.setPatient(context.subject());
        gt1.all(2).forEach(cx -> Identifiers.cx(cx, times).ifPresent(person::addIdentifier));
        gt1.all(3).forEach(name -> Names.xpn(name, times).ifPresent(person::addName));
        gt1.all(5).forEach(xad -> Contacts.xad(xad, times).ifPresent(person::addAddress));
        RelatedPersons.telecom(gt1, 6, 7, person, times);
        times.date(gt1.at(8)).ifPresent(person::setBirthDateElement);
        Codes.code(gt1.at(9), "AdministrativeSex", AdministrativeGender::fromCode)
                .ifPresent(person::setGender);
        person.addRelationship(Roles.concept(CodeSystems.hl7("v3-RoleClass"), "GUAR"));
        RelatedPersons.relationship(gt1.at(11)).ifPresent(person::addRelationship);
        RelatedPersons.ssn(gt1.at(12), person);
        Account account = context.account().orElseGet(() -> {
            Account own = account(context, gt1);
            context.account(own);
            return own;
        });
        Account.GuarantorComponent guarantor = account.addGuarantor().setParty(MappedBundle.to(person));
        times.period(gt1.at(13), gt1.at(14)).ifPresent(guarantor::setPeriod);
    }

    private static Account account(MessageContext context, Segment segment) {
        // Required, and HL7 v2 does not say.
        return context.bundle()
                .add(new Account(), segment.path())
                .setStatus(AccountStatus.UNKNOWN)
                .addSubject(context.subject());
    }

    static Identifier typed(Identifier number) {
        return number.hasType() ? number : number.setType(Identifiers.type("AN"));
    }
}
