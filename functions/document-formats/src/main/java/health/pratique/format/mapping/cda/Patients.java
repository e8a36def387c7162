package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.Patient.PatientCommunicationComponent;
import org.hl7.fhir.r4.model.Type;

/** The record target as Patient (guide: Patient). */
final class Patients {

    private static final String HL7 = "http://hl7.org/fhir/StructureDefinition/";
    private static final int DAY = 8;

    private Patients() {}

    /** @param patient where it goes */
    static void map(CdaElement role, Patient patient) {
        patient.setIdentifier(role.readAll("id", Identifiers::identifier));
        patient.setAddress(role.readAll("addr", Addresses::address));
        patient.setTelecom(role.readAll("telecom", Telecoms::telecom));
        role.child("patient").ifPresent(person -> person(person, patient));
    }

    private static void person(CdaElement person, Patient patient) {
        patient.setName(person.readAll("name", Names::person));
        person.child("administrativeGenderCode").ifPresent(code -> gender(code, patient));
        person.child("birthTime").ifPresent(birth -> birth(birth, patient));
        deceased(person, patient);
        multipleBirth(person, patient);
        person.read("maritalStatusCode", Codes::concept).ifPresent(patient::setMaritalStatus);
        person.read("religiousAffiliationCode", Codes::concept)
                .ifPresent(religion -> patient.addExtension(new Extension(HL7 + "patient-religion", religion)));
        Races.map(person, patient);
        person.at("birthplace", "place", "addr")
                .flatMap(Addresses::address)
                .ifPresent(place -> patient.addExtension(new Extension(HL7 + "patient-birthPlace", place)));
        person.children("guardian").forEach(guardian -> guardian(guardian, patient));
        person.children("languageCommunication").forEach(language -> language(language, patient));
    }

    private static void gender(CdaElement code, Patient patient) {
        if (code.peek("nullFlavor").equals("UNK")) {
            patient.setGender(AdministrativeGender.UNKNOWN);
            return;
        }
        Codes.gender(code).ifPresent(patient::setGender);
        if (!patient.hasGender()) {
            Absent.of(code).ifPresent(patient.getGenderElement()::addExtension);
        }
        if (patient.hasGender() && patient.getGender() != null) {
            code.known();
        }
    }

    private static void birth(CdaElement birth, Patient patient) {
        Times.date(birth).ifPresent(patient::setBirthDateElement);
        if (birth.peek("value").length() > DAY) {
            Times.dateTime(birth).filter(time -> time.hasValue()).ifPresent(time -> patient.getBirthDateElement()
                    .addExtension(new Extension(HL7 + "patient-birthTime", time)));
        }
    }

    private static void deceased(CdaElement person, Patient patient) {
        Optional<Type> time =
                person.extension("deceasedTime").flatMap(Times::dateTime).map(Type.class::cast);
        Optional<Type> flag =
                person.extension("deceasedInd").flatMap(Patients::flag).map(Type.class::cast);
        time.or(() -> flag).ifPresent(patient::setDeceased);
    }

    private static void multipleBirth(CdaElement person, Patient patient) {
        Optional<Type> order = person.extension("multipleBirthOrderNumber")
                .flatMap(number -> Numbers.integer(number, 1))
                .map(IntegerType::new);
        Optional<Type> flag =
                person.extension("multipleBirthInd").flatMap(Patients::flag).map(Type.class::cast);
        order.or(() -> flag).ifPresent(patient::setMultipleBirth);
    }

    static Optional<BooleanType> flag(CdaElement element) {
        return element.attribute("value").flatMap(value -> switch (value) {
            case "true", "1" -> Optional.of(new BooleanType(true));
            case "false", "0" -> Optional.of(new BooleanType(false));
            default -> {
                element.unfit("value");
                yield Optional.empty();
            }
        });
    }

    private static void guardian(CdaElement guardian, Patient patient) {
        ContactComponent contact = new ContactComponent();
        contact.addRelationship(new CodeableConcept(new Coding(CodeSystems.hl7("v3-RoleClass"), "GUARD", "guardian")));
        guardian.read("code", Codes::concept).ifPresent(contact::addRelationship);
        guardian.read("addr", Addresses::address).ifPresent(contact::setAddress);
        contact.setTelecom(guardian.readAll("telecom", Telecoms::telecom));
        guardian.at("guardianPerson", "name").flatMap(Names::person).ifPresent(contact::setName);
        if (contact.hasAddress() || contact.hasTelecom() || contact.hasName()) {
            patient.addContact(contact);
        }
    }

    private static void language(CdaElement spoken, Patient patient) {
        PatientCommunicationComponent communication = new PatientCommunicationComponent();
        Optional<String> code = spoken.child("languageCode").map(Codes::code).filter(found -> !found.isEmpty());
        code.ifPresent(found -> communication.setLanguage(
                new CodeableConcept(new Coding().setSystem("urn:ietf:bcp:47").setCode(found))));
        spoken.read("preferenceInd", Patients::flag).ifPresent(communication::setPreferredElement);
        Extension proficiency = new Extension(HL7 + "patient-proficiency");
        spoken.read("proficiencyLevelCode", Codes::coding).ifPresent(level -> proficiency.addExtension("level", level));
        spoken.read("modeCode", Codes::coding).ifPresent(mode -> proficiency.addExtension("type", mode));
        if (proficiency.hasExtension()) {
            communication.addExtension(proficiency);
        }
        if (communication.isEmpty()) {
            return;
        }
        if (!communication.hasLanguage()) {
            communication.setLanguage(AbsentReason.unknown(new CodeableConcept()));
        }
        patient.addCommunication(communication);
    }
}
