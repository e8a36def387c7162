package health.pratique.format;

import static health.pratique.format.Hl7Mapped.all;
import static health.pratique.format.Hl7Mapped.header;
import static health.pratique.format.Hl7Mapped.map;
import static health.pratique.format.Hl7Mapped.one;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.mapping.MappedDocument;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.Test;

/** Messages of appointments, vaccinations and medicines as FHIR. */
class Hl7MappingCareTest {

    @Test
    void anAppointmentHasItsTimeServiceAndParticipants() {
        MappedDocument mapped = map(header("SIU^S12")
                + "SCH|P-1|F-1|||||ROUTINE|NORMAL|30|min|^^^20240401090000^20240401093000|||||||||||||||Booked\r"
                + "NTE|1||Come fasting\r"
                + Hl7Samples.PATIENT
                + "RGS|1\r"
                + "AIS|1|A|76164006^Biopsy of colon^SCT|20240401090000|||30|min||Booked\r"
                + "AIL|1||4W^12^^Hillcrest|C^Clinic\r"
                + "AIP|1||3381^Okafor^Nkem|P^Physician||20240401090000|||30|min||Booked\r"
                + "AIG|1||77^Colonoscope^99DEV|E^Equipment\r");
        Appointment appointment = one(Appointment.class, mapped);

        assertThat(appointment.getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(appointment.getStartElement().getValueAsString()).isEqualTo("2024-04-01T09:00:00+01:00");
        assertThat(appointment.getMinutesDuration()).isEqualTo(30);
        assertThat(appointment.getComment()).isEqualTo("Come fasting");
        assertThat(appointment.getServiceTypeFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("76164006");
        assertThat(appointment.getParticipant())
                .extracting(participant -> participant.getStatus().toCode())
                .containsExactly("needs-action", "accepted", "needs-action", "accepted");
    }

    @Test
    void aCancelledAppointmentWithoutTimeSaysThatTheTimeIsUnknown() {
        MappedDocument mapped = map(header("SIU^S15") + "SCH|P-1|F-1\r" + Hl7Samples.PATIENT);
        Appointment appointment = one(Appointment.class, mapped);

        assertThat(appointment.getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(appointment
                        .getStartElement()
                        .getExtensionFirstRep()
                        .getValue()
                        .primitiveValue())
                .isEqualTo("unknown");
    }

    @Test
    void aVaccinationHasItsVaccineLotRouteAndAnswers() {
        MappedDocument mapped = map(header("VXU^V04")
                + Hl7Samples.PATIENT
                + "ORC|RE||V-77^HILL\r"
                + "RXA|0|1|20240303||140^Influenza^CVX|0.5|mL^^UCUM|||3381^Okafor^Nkem|||||L-12|20250101|PMC^Sanofi^MVX|||CP|A\r"
                + "RXR|IM^Intramuscular^HL70162|LD^Left deltoid^HL70163\r"
                + "OBX|1|CE|64994-7^Eligibility^LN||V01^Not eligible^HL70064||||||F\r");
        Immunization vaccination = one(Immunization.class, mapped);

        assertThat(vaccination.getStatus()).isEqualTo(ImmunizationStatus.COMPLETED);
        assertThat(vaccination.getVaccineCode().getCodingFirstRep().getSystem())
                .isEqualTo("http://hl7.org/fhir/sid/cvx");
        assertThat(vaccination.getDoseQuantity().getCode()).isEqualTo("mL");
        assertThat(vaccination.getLotNumber()).isEqualTo("L-12");
        assertThat(vaccination.getRoute().getCodingFirstRep().getCode()).isEqualTo("IM");
        assertThat(one(Observation.class, mapped).getPartOfFirstRep().getReference())
                .isEqualTo("urn:uuid:" + vaccination.getIdPart());
    }

    @Test
    void aRefusedVaccinationIsNotDoneAndStillHasAnOccurrence() {
        MappedDocument mapped = map(header("VXU^V04") + Hl7Samples.PATIENT
                + "RXA|0|1|||140^Influenza^CVX|999||||||||||||00^Refusal^NIP002||RE\r");
        Immunization vaccination = one(Immunization.class, mapped);

        assertThat(vaccination.getStatus()).isEqualTo(ImmunizationStatus.NOTDONE);
        assertThat(vaccination
                        .getOccurrenceDateTimeType()
                        .getExtensionFirstRep()
                        .getValue()
                        .primitiveValue())
                .isEqualTo("unknown");
        assertThat(vaccination.hasDoseQuantity()).isFalse();
    }

    @Test
    void anEncodedPrescriptionIsBasedOnTheOneThatWasAskedFor() {
        MappedDocument mapped = map(header("RDE^O11")
                + Hl7Samples.PATIENT
                + "ORC|NW|P-9||||||||||3381^Okafor^Nkem\rTQ1|1||BID\r"
                + "RXO|723^Amoxicillin^RXNORM|250|500|mg^^UCUM\rRXR|PO\r"
                + "RXE||308182^Amoxicillin 250 mg^RXNORM|250||mg^^UCUM||||||30|CAP|2\rRXR|PO\r");
        List<MedicationRequest> requests = all(MedicationRequest.class, mapped);

        assertThat(requests)
                .extracting(MedicationRequest::getIntent)
                .containsExactly(MedicationRequestIntent.ORIGINALORDER, MedicationRequestIntent.ORDER);
        assertThat(requests.getFirst()
                        .getDosageInstructionFirstRep()
                        .getDoseAndRateFirstRep()
                        .getDoseRange()
                        .getHigh()
                        .getValue())
                .isEqualByComparingTo("500");
        assertThat(requests.getLast().getBasedOnFirstRep().getReference())
                .isEqualTo("urn:uuid:" + requests.getFirst().getIdPart());
        assertThat(requests.getLast()
                        .getDosageInstructionFirstRep()
                        .getRoute()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("PO");
    }

    @Test
    void whatIsDispensedAndWhatIsGivenAreResources() {
        MappedDocument mapped = map(
                header("RDS^O13")
                        + Hl7Samples.PATIENT
                        + "ORC|RE|P-9\rRXE||308182^Amoxicillin^RXNORM|250||mg\r"
                        + "RXD|1|308182^Amoxicillin^RXNORM|20240303|30|CAP||RX-7\r"
                        + "ORC|RE|P-9\rRXA|0|1|20240303081500|20240303081500|308182^Amoxicillin^RXNORM|250|mg|||||||||||||CP\r");

        assertThat(one(MedicationDispense.class, mapped).hasAuthorizingPrescription())
                .isTrue();
        assertThat(one(MedicationAdministration.class, mapped).getStatus().toCode())
                .isEqualTo("completed");
    }

    @Test
    void aChargeKeepsItsPatientAndProcedureAndListsTheRest() {
        MappedDocument mapped = map(
                header("DFT^P03") + Hl7Samples.PATIENT + "FT1|1|||20240303||CG|71045\r" + "PR1|1||71045^X-ray^C4\r");

        assertThat(one(Patient.class, mapped).hasName()).isTrue();
        assertThat(one(Procedure.class, mapped).getCode().getCodingFirstRep().getSystem())
                .isEqualTo("http://www.ama-assn.org/go/cpt");
        assertThat(mapped.unmapped()).extracting(place -> place.path()).contains("message[0].FT1[2]");
    }
}
