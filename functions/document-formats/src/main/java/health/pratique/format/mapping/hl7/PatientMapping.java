package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** PID to Patient (guide, PID[Patient], PID[Account], PID[Provenance-Patient], CX[RelatedPerson-Mother]). */
final class PatientMapping {

    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/patient-";

    private PatientMapping() {}

    static void map(Segment pid, MessageContext context) {
        pid.mapped(1);
        Patient patient = context.add(new Patient(), pid);
        context.patient(patient);
        Times times = context.times();
        for (int field = 2; field <= 4; field++) {
            pid.all(field).forEach(cx -> Identifiers.cx(cx, times).ifPresent(patient::addIdentifier));
        }
        pid.all(5).forEach(name -> Names.xpn(name, times).ifPresent(patient::addName));
        pid.all(9).forEach(name -> Names.xpn(name, times).ifPresent(patient::addName));
        Codes.code(pid.at(8), "AdministrativeSex", AdministrativeGender::fromCode)
                .ifPresent(patient::setGender);
        nationalNumbers(pid, times, patient);
        life(pid, times, patient);
        contact(pid, times, patient);
        culture(pid, patient);
        Reference reference = MappedBundle.to(patient);
        Accounts.ofPatient(pid, context);
        pid.all(21).findFirst().ifPresent(cx -> mother(cx, pid, context, reference));
        EventMapping.updated(pid, context, reference);
    }

    private static void nationalNumbers(Segment pid, Times times, Patient patient) {
        Identifiers.st(pid.at(19))
                .ifPresent(ssn ->
                        patient.addIdentifier(ssn.setSystem(CodeSystems.SSN).setType(Identifiers.type("SS"))));
        Value licence = pid.at(20);
        Identifiers.st(licence.part(1)).ifPresent(number -> {
            Identifier identifier = number.setType(Identifiers.type("DL"));
            String state = licence.part(2).text();
            if (!state.isEmpty()) {
                identifier.setAssigner(new Reference().setDisplay(state));
            }
            times.dateTime(licence.part(3))
                    .ifPresent(end -> identifier.getPeriod().setEndElement(end));
            patient.addIdentifier(identifier);
        });
    }

    private static void life(Segment pid, Times times, Patient patient) {
        Value birth = pid.at(7);
        times.date(birth).ifPresent(patient::setBirthDateElement);
        times.dateTime(birth)
                .filter(time -> time.getValueAsString().indexOf('T') > 0)
                .ifPresent(time -> patient.getBirthDateElement().addExtension(EXTENSION + "birthTime", time));
        if (pid.has(25)) {
            Quantities.whole(pid.at(25), 1).ifPresent(order -> patient.setMultipleBirth(new IntegerType(order)));
        } else {
            yes(pid.at(24), patient::setMultipleBirth);
        }
        if (pid.has(29)) {
            times.dateTime(pid.at(29)).ifPresent(patient::setDeceased);
        }
        if (patient.hasDeceased()) {
            // A death with its day says so already.
            if (pid.code(30).equals("Y")) {
                pid.at(30).use();
            }
        } else {
            yes(pid.at(30), patient::setDeceased);
        }
        String place = pid.at(23).text();
        if (!place.isEmpty()) {
            patient.addExtension(
                    "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", new Address().setText(place));
        }
    }

    private static void contact(Segment pid, Times times, Patient patient) {
        pid.all(11).forEach(xad -> Contacts.xad(xad, times).ifPresent(patient::addAddress));
        if (pid.has(12)) {
            boolean free = patient.getAddress().size() == 1
                    && !patient.getAddressFirstRep().hasDistrict();
            Address address = free ? patient.getAddressFirstRep() : patient.addAddress();
            address.setDistrict(pid.at(12).text());
        }
        pid.all(13).forEach(xtn -> Contacts.xtn(xtn, times)
                .forEach(number -> patient.addTelecom(
                        xtn.part(2).present() || number.hasUse() ? number : number.setUse(ContactPointUse.HOME))));
        pid.all(14).forEach(xtn -> Contacts.xtn(xtn, times)
                .forEach(number -> patient.addTelecom(
                        xtn.part(2).present() || number.hasUse() ? number : number.setUse(ContactPointUse.WORK))));
        pid.all(40).forEach(xtn -> Contacts.xtn(xtn, times).forEach(patient::addTelecom));
        pid.all(15).forEach(language -> Codes.concept(language)
                .ifPresent(code -> patient.addCommunication().setLanguage(code)));
    }

    private static void culture(Segment pid, Patient patient) {
        pid.all(6)
                .findFirst()
                .map(name -> name.part(1).part(1).text())
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> extension(patient, "mothersMaidenName", new StringType(name)));
        Codes.mapped(pid.at(16), "MaritalStatus", "v3-MaritalStatus", "0002").ifPresent(patient::setMaritalStatus);
        Codes.concept(pid.at(17), "0006").ifPresent(religion -> extension(patient, "religion", religion));
        Ethnicity.race(pid.all(10).toList()).ifPresent(patient::addExtension);
        Ethnicity.ethnicity(pid.all(22).toList()).ifPresent(patient::addExtension);
        pid.all(26).forEach(value -> nested(patient, "citizenship", "code", value));
        pid.all(28).forEach(value -> nested(patient, "nationality", "code", value));
        pid.all(39).forEach(value -> nested(patient, "citizenship", "code", value));
        Extension animal = new Extension(EXTENSION + "animal");
        Codes.concept(pid.at(35)).ifPresent(species -> {
            animal.addExtension("species", species);
            Codes.concept(pid.at(36)).ifPresent(breed -> animal.addExtension("breed", breed));
            patient.addExtension(animal);
        });
    }

    private static void mother(Value cx, Segment pid, MessageContext context, Reference patient) {
        Identifiers.cx(cx, context.times()).ifPresent(number -> context.bundle()
                .add(new RelatedPerson(), pid.path())
                .setPatient(patient)
                .addIdentifier(number)
                .addRelationship(Roles.concept(CodeSystems.hl7("v3-RoleCode"), "MTH")));
    }

    private static void nested(Patient patient, String name, String part, Value value) {
        Codes.concept(value).ifPresent(code -> {
            Extension extension = new Extension(EXTENSION + name);
            extension.addExtension(part, code);
            patient.addExtension(extension);
        });
    }

    private static void extension(Patient patient, String name, Type value) {
        patient.addExtension(EXTENSION + name, value);
    }

    private static void yes(Value value, Consumer<BooleanType> target) {
        Codes.code(value, "YesNo", BooleanType::new).ifPresent(target);
    }

    /** PD1 to the same Patient (guide, PD1[Patient]). */
    static void additional(Segment pd1, MessageContext context) {
        Patient patient = context.patient().orElse(null);
        if (patient == null) {
            return;
        }
        pd1.mapped();
        pd1.all(3).forEach(xon -> context.parties()
                .organization(xon)
                .map(MappedBundle::to)
                .ifPresent(patient::addGeneralPractitioner));
        pd1.all(4).forEach(xcn -> context.parties().practitioner(xcn).ifPresent(patient::addGeneralPractitioner));
        Codes.concept(pd1.at(6)).ifPresent((CodeableConcept handicap) -> extension(patient, "disability", handicap));
        String worship = pd1.at(14).part(1).text();
        if (!worship.isEmpty()) {
            extension(patient, "congregation", new StringType(worship));
        }
    }
}
