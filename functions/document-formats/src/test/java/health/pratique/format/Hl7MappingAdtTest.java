package health.pratique.format;

import static health.pratique.format.Hl7Mapped.all;
import static health.pratique.format.Hl7Mapped.header;
import static health.pratique.format.Hl7Mapped.map;
import static health.pratique.format.Hl7Mapped.one;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.mapping.MappedDocument;
import health.pratique.format.mapping.Unmapped;
import health.pratique.format.mapping.Unmapped.Reason;
import java.util.List;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;

/** Messages of patient administration as FHIR. */
class Hl7MappingAdtTest {

    private static final String MSH = header("ADT^A01^ADT_A01");

    private static final String PV1 =
            "PV1|1|I|4W^412^B^Hillcrest|E|||3381^Okafor^Nkem^^^Dr||||||||||3381^Okafor^Nkem^^^Dr||V20240017"
                    + "|".repeat(25) + "20240303081500|\r";

    @Test
    void aPatientHasHerNamesNumbersAndAddress() {
        Patient patient = one(Patient.class, map(MSH + Hl7Samples.PATIENT));

        assertThat(patient.getNameFirstRep().getNameAsSingleString()).isEqualTo("Rosalind T Quimby Jr");
        assertThat(patient.getBirthDateElement().asStringValue()).isEqualTo("1961-02-14");
        assertThat(patient.getIdentifier())
                .extracting(id -> id.getSystem() + " " + id.getValue())
                .containsExactly("urn:oid:1.2.840.99999.4.7 4471902", "null 901-55-1234");
        assertThat(patient.getAddressFirstRep().getLine().getFirst().getValue()).isEqualTo("12 Alder Row");
        assertThat(patient.getTelecom())
                .extracting(contact -> contact.getSystem().toCode() + " " + contact.getValue())
                .containsExactly("phone +1 (845) 5550142", "email rq@example.org");
        assertThat(patient.getMaritalStatus().getCodingFirstRep().getSystem())
                .isEqualTo("http://terminology.hl7.org/CodeSystem/v3-MaritalStatus");
    }

    @Test
    void theAccountNumberIsAnAccount() {
        MappedDocument mapped = map(MSH + Hl7Samples.PATIENT);

        assertThat(one(Account.class, mapped).getIdentifierFirstRep().getValue())
                .isEqualTo("88-20417");
    }

    @Test
    void aVisitHasItsClassStatusPlaceAndDoctorsEachOnce() {
        MappedDocument mapped = map(MSH + Hl7Samples.PATIENT + PV1);
        Encounter visit = one(Encounter.class, mapped);

        assertThat(visit.getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
        assertThat(visit.getClass_().getCode()).isEqualTo("IMP");
        assertThat(visit.getParticipant())
                .extracting(
                        doctor -> doctor.getTypeFirstRep().getCodingFirstRep().getCode())
                .containsExactly("ATND", "ADM");
        assertThat(all(Practitioner.class, mapped)).hasSize(1);
        assertThat(all(Location.class, mapped))
                .extracting(Location::getName)
                .containsExactly("Hillcrest", "4W", "412", "B");
        assertThat(visit.getSubject().getReference())
                .isEqualTo("urn:uuid:" + one(Patient.class, mapped).getIdPart());
    }

    @Test
    void aTimeWithoutZoneIsInTheZoneOfTheMessage() {
        Encounter visit = one(Encounter.class, map(MSH + Hl7Samples.PATIENT + PV1));

        assertThat(visit.getPeriod().getStartElement().getValueAsString()).isEqualTo("2024-03-03T08:15:00+01:00");
    }

    @Test
    void withoutAnyZoneTheDayStaysAndTheTimeIsListed() {
        MappedDocument mapped = map(MSH.replace("+0100", "") + Hl7Samples.PATIENT + PV1);

        assertThat(one(Encounter.class, mapped).getPeriod().getStartElement().getValueAsString())
                .isEqualTo("2024-03-03");
        assertThat(mapped.unmapped()).contains(new Unmapped("message[0].PV1[2]-44", Reason.VALUE_UNFIT));
    }

    @Test
    void aVisitsDetailsAreToldOnceAndASecondSegmentOfThemIsListed() {
        String details = "PV2" + "|".repeat(25);
        MappedDocument mapped =
                map(MSH + Hl7Samples.PATIENT + PV1 + details + "1^Emergency\r" + details + "2^Urgent\r");

        assertThat(one(Encounter.class, mapped)
                        .getPriority()
                        .getCodingFirstRep()
                        .getDisplay())
                .isEqualTo("Emergency");
        assertThat(mapped.unmapped()).extracting(Unmapped::path).contains("message[0].PV2[4]");
    }

    @Test
    void aDischargedPatientsVisitIsFinished() {
        String discharged =
                MSH.replace("A01", "A03") + Hl7Samples.PATIENT + PV1.replace("081500|\r", "081500|20240304\r");

        assertThat(one(Encounter.class, map(discharged)).getStatus()).isEqualTo(EncounterStatus.FINISHED);
    }

    @Test
    void theHeaderNamesTheEventAndSaysThatAnEndpointIsUnknown() {
        MappedDocument mapped = map(MSH + "EVN|A01|20240304101500||||20240303\r" + Hl7Samples.PATIENT);
        MessageHeader header = one(MessageHeader.class, mapped);

        assertThat(header.getEventCoding().getCode()).isEqualTo("A01");
        assertThat(header.getSource()
                        .getEndpointElement()
                        .getExtensionFirstRep()
                        .getValue()
                        .primitiveValue())
                .isEqualTo("unknown");
        assertThat(all(Provenance.class, mapped)).hasSize(2);
        assertThat(all(Provenance.class, mapped)
                        .getFirst()
                        .getEntityFirstRep()
                        .getWhat()
                        .getIdentifier()
                        .getValue())
                .isEqualTo("77120");
    }

    @Test
    void kinAllergiesDiagnosesAndProceduresAreResources() {
        MappedDocument mapped = map(MSH
                + Hl7Samples.PATIENT
                + "NK1|1|Quimby^Leopold|SPO^Spouse^HL70063\r"
                + PV1
                + "AL1|1|DA|7980^Penicillin^RXNORM|SV|Hives~Wheeze|2011\r"
                + "DG1|1||E10.9^Type 1 diabetes^I10C||20240303|A\r"
                + "PR1|1||44950^Appendectomy^C4||20240303091500|||||||3381^Okafor^Nkem\r");

        assertThat(one(RelatedPerson.class, mapped)
                        .getRelationshipFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("SPS");
        AllergyIntolerance allergy = one(AllergyIntolerance.class, mapped);
        assertThat(allergy.getCriticality().toCode()).isEqualTo("high");
        assertThat(allergy.getReactionFirstRep().getManifestation()).hasSize(2);
        assertThat(allergy.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo("active");
        assertThat(one(Condition.class, mapped).getCode().getCodingFirstRep().getSystem())
                .isEqualTo("http://hl7.org/fhir/sid/icd-10-cm");
        assertThat(one(Encounter.class, mapped)
                        .getDiagnosisFirstRep()
                        .getUse()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("AD");
        assertThat(one(Procedure.class, mapped).getPerformedDateTimeType().getValueAsString())
                .isEqualTo("2024-03-03T09:15:00+01:00");
    }

    @Test
    void anInsuranceHasAPayorEvenWhenNobodyIsNamed() {
        MappedDocument mapped =
                map(MSH + Hl7Samples.PATIENT + "IN1|1|PPO^Preferred^99PLAN||Harbor Mutual\r" + "IN1|2|HMO\r");

        assertThat(all(Coverage.class, mapped)).hasSize(2).allMatch(Coverage::hasPayor);
        assertThat(mapped.unmapped()).contains(new Unmapped("message[0].IN1[2]-2.3", Reason.VALUE_UNFIT));
    }

    @Test
    void anOrganizationIsNobodysHome() {
        MappedDocument mapped = map(MSH + Hl7Samples.PATIENT
                + "IN1|1|PPO|77|Harbor Mutual|1 Quay^^Millbrook^^^^H||^PRN^PH^^1^845^5550199\r");
        Organization insurer = all(Organization.class, mapped).getLast();

        assertThat(insurer.getAddressFirstRep().hasUse()).isFalse();
        assertThat(insurer.getTelecomFirstRep().hasUse()).isFalse();
        assertThat(mapped.unmapped())
                .contains(
                        new Unmapped("message[0].IN1[2]-5.7", Reason.VALUE_UNFIT),
                        new Unmapped("message[0].IN1[2]-7.2", Reason.VALUE_UNFIT));
    }

    @Test
    void aMergedPatientIsLinkedWithTheOneWhoStays() {
        MappedDocument mapped =
                map(MSH.replace("A01", "A40") + Hl7Samples.PATIENT + "MRG|7731^^^HILL^MR||||||Quimbey^Rosa\r");
        List<Patient> patients = all(Patient.class, mapped);

        assertThat(patients.getFirst().getLinkFirstRep().getType()).isEqualTo(LinkType.REPLACES);
        assertThat(patients.getLast().getLinkFirstRep().getType()).isEqualTo(LinkType.REPLACEDBY);
        assertThat(patients.getLast().getActive()).isFalse();
    }

    @Test
    void messagesOfOneDocumentAreOneCollectionWithAHeaderAndAPatientEach() {
        MappedDocument mapped = map(MSH + Hl7Samples.PATIENT + MSH.replace("A01", "A08") + Hl7Samples.PATIENT);

        assertThat(all(MessageHeader.class, mapped)).hasSize(2);
        assertThat(all(Patient.class, mapped)).hasSize(2);
        assertThat(all(DocumentReference.class, mapped)).hasSize(1);
    }

    @Test
    void whatNobodyKnowsIsListedBySegmentOrByPlace() {
        MappedDocument mapped = map(MSH + Hl7Samples.PATIENT.replace("\r", "|||||\r") + "UB1|1\rZPD|Quimby|7\r");

        assertThat(mapped.unmapped())
                .contains(
                        new Unmapped("message[0].UB1[2]", Reason.NO_TARGET),
                        new Unmapped("message[0].segment[3]", Reason.UNKNOWN));
    }

    @Test
    void aCleanCopyWithPlaceholdersIsMapped() {
        MappedDocument mapped = map(MSH
                + "PID|1||[ID]^^^HILL^MR||[NAME]^[NAME]||[DATE]|F|||[ADDRESS]^^[CITY]^NY^[ZIP]||[PHONE]\r"
                + "PV1|1|I|[ID]^412" + "|".repeat(16) + "[ID]" + "|".repeat(25) + "2024\r");

        assertThat(one(Patient.class, mapped).getNameFirstRep().getFamily()).isEqualTo("[NAME]");
        assertThat(one(Encounter.class, mapped).getPeriod().getStartElement().getValueAsString())
                .isEqualTo("2024");
        assertThat(mapped.unmapped()).contains(new Unmapped("message[0].PID[1]-7", Reason.VALUE_UNFIT));
    }

    @Test
    void aDeletedValueIsListed() {
        MappedDocument mapped = map(MSH + "PID|1||4471902||Quimby^Rosalind||\"\"|F\r");

        assertThat(one(Patient.class, mapped).hasBirthDate()).isFalse();
        assertThat(mapped.unmapped()).contains(new Unmapped("message[0].PID[1]-7", Reason.NO_TARGET));
    }
}
