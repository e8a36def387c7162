package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.RelatedPerson;

/** NK1 to RelatedPerson (guide, NK1[RelatedPerson]). */
final class RelatedPersons {

    private RelatedPersons() {}

    static void nextOfKin(Segment nk1, MessageContext context) {
        nk1.mapped(1);
        Times times = context.times();
        RelatedPerson person = context.add(new RelatedPerson(), nk1);
        person.setPatient(context.subject());
        for (int field : new int[] {2, 30}) {
            nk1.all(field).forEach(name -> Names.xpn(name, times).ifPresent(person::addName));
        }
        relationship(nk1.at(3)).ifPresent(person::addRelationship);
        Codes.concept(nk1.at(7), "0131").ifPresent(person::addRelationship);
        for (int field : new int[] {4, 32}) {
            nk1.all(field).forEach(xad -> Contacts.xad(xad, times).ifPresent(person::addAddress));
        }
        telecom(nk1, 5, 6, person, times);
        for (int field : new int[] {31, 40, 41}) {
            nk1.all(field).forEach(xtn -> Contacts.xtn(xtn, times).forEach(person::addTelecom));
        }
        times.period(nk1.at(8), nk1.at(9)).ifPresent(person::setPeriod);
        for (int field : new int[] {12, 33}) {
            nk1.all(field).forEach(cx -> Identifiers.cx(cx, times).ifPresent(person::addIdentifier));
        }
        Codes.code(nk1.at(15), "AdministrativeSex", AdministrativeGender::fromCode)
                .ifPresent(person::setGender);
        times.date(nk1.at(16)).ifPresent(person::setBirthDateElement);
        nk1.all(20).forEach(language -> Codes.concept(language)
                .ifPresent(code -> person.addCommunication().setLanguage(code)));
        ssn(nk1.at(37), person);
    }

    /** HL7 table 0063. */
    static Optional<CodeableConcept> relationship(Value value) {
        return Codes.mapped(value, "Relationship", "v3-RoleCode", "0063");
    }

    /** A private and a business number. */
    static void telecom(Segment segment, int home, int work, RelatedPerson person, Times times) {
        segment.all(home).forEach(xtn -> Contacts.xtn(xtn, times).forEach(person::addTelecom));
        segment.all(work).forEach(xtn -> Contacts.xtn(xtn, times)
                .forEach(number -> person.addTelecom(number.hasUse() ? number : number.setUse(ContactPointUse.WORK))));
    }

    static void ssn(Value value, RelatedPerson person) {
        Identifiers.st(value)
                .ifPresent(number ->
                        person.addIdentifier(number.setSystem(CodeSystems.SSN).setType(Identifiers.type("SS"))));
    }
}
