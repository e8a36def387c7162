package health.pratique.format;

import static health.pratique.format.Hl7Mapped.all;
import static health.pratique.format.Hl7Mapped.header;
import static health.pratique.format.Hl7Mapped.map;
import static health.pratique.format.Hl7Mapped.one;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.mapping.MappedDocument;
import health.pratique.format.mapping.Unmapped;
import health.pratique.format.mapping.Unmapped.Reason;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of results, of orders and of documents as FHIR. */
class Hl7MappingResultsTest {

    private static final String ORU = header("ORU^R01") + Hl7Samples.PATIENT;

    private static final String OBR =
            "OBR|1|P-5512|F-9921|24331-1^Lipid panel^LN|||20240303081500|||||||||3381^Okafor^Nkem"
                    + "||||||20240303101500||LAB|F\r";

    @Test
    void aResultIsAReportOfObservationsThatAnswersARequest() {
        MappedDocument mapped = map(ORU
                + OBR
                + "OBX|1|NM|2093-3^Cholesterol^LN||182|mg/dL^^UCUM|100-199|H|||F|||20240303081500\r"
                + "OBX|2|CWE|883-9^Group^LN||A^Group A^99LAB||||||F\r");
        DiagnosticReport report = one(DiagnosticReport.class, mapped);
        Observation cholesterol = all(Observation.class, mapped).getFirst();

        assertThat(report.getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);
        assertThat(report.getResult()).hasSize(2);
        assertThat(report.getIssuedElement().getValueAsString()).isEqualTo("2024-03-03T10:15:00+01:00");
        assertThat(report.getBasedOnFirstRep().getReference())
                .isEqualTo("urn:uuid:" + one(ServiceRequest.class, mapped).getIdPart());
        assertThat(one(ServiceRequest.class, mapped).hasRequester()).isTrue();
        assertThat(cholesterol.getValueQuantity().getValue()).isEqualByComparingTo("182");
        assertThat(cholesterol.getValueQuantity().getCode()).isEqualTo("mg/dL");
        assertThat(cholesterol.getReferenceRangeFirstRep().getText()).isEqualTo("100-199");
        assertThat(cholesterol.getInterpretationFirstRep().getCodingFirstRep().getSystem())
                .isEqualTo("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation");
        assertThat(mapped.unmapped()).contains(new Unmapped("message[0].OBX[4]-5.3", Reason.VALUE_UNFIT));
    }

    @ParameterizedTest
    @CsvSource({
        "NM, 7.20, valueQuantity",
        "NM, many, valueString",
        "SN, <^40, valueQuantity",
        "SN, ^1^:^8, valueRatio",
        "SN, ^3^-^5, valueRange",
        "SN, ^3^+, valueString",
        "CE, A^Group A^LN, valueCodeableConcept",
        "ST, negative, valueString",
        "DT, 20240303, valueDateTime",
        "DTM, 2024, valueDateTime",
        "TS, soon, valueString",
        "TM, 0815, valueTime",
        "DR, 20240303^20240304, valuePeriod",
        "CX, 7731^^^HILL, valueString"
    })
    void aValueHasTheFhirTypeOfItsOwnOrIsText(String type, String value, String element) {
        MappedDocument mapped = map(ORU + OBR + "OBX|1|" + type + "|1^Test^LN||" + value + "||||||F\r");

        assertThat(mapped.json()).contains("\"" + element + "\":");
    }

    @ParameterizedTest
    @CsvSource({"NM, ''", "SN, ^", "CQ, ''", "NM, -"})
    void aNumberOfMoreDigitsThanAReaderTakesIsText(String type, String before) {
        String value = before + "9".repeat(101);
        MappedDocument mapped = map(ORU + OBR + "OBX|1|" + type + "|1^Test^LN||" + value + "||||||F\r");

        assertThat(one(Observation.class, mapped).getValueStringType().getValue())
                .isEqualTo(value);
    }

    @Test
    void aNumberOfMoreDigitsThanAReaderTakesIsListedWhereThereIsNoText() {
        MappedDocument mapped = map(ORU + OBR + "SPM|1|S-1||BLD||||||||" + "9".repeat(101) + "^mL\r");

        assertThat(mapped.unmapped()).contains(new Unmapped("message[0].SPM[3]-12.1", Reason.VALUE_UNFIT));
    }

    @Test
    void aStructuredNumberKeepsItsComparator() {
        MappedDocument mapped = map(ORU + OBR + "OBX|1|SN|2571-8^Triglyceride^LN||<^40|mg/dL||||F|F\r");

        assertThat(one(Observation.class, mapped).getValueQuantity().getComparator())
                .isEqualTo(QuantityComparator.LESS_THAN);
    }

    @Test
    void severalCodesAreComponentsAndLinesOfTextAreOneText() {
        MappedDocument mapped = map(ORU
                + OBR
                + "OBX|1|CE|600-7^Organisms^LN||1^One^LN~2^Two^LN||||||F\r"
                + "OBX|2|TX|8251-1^Comment^LN||Seen by A\\T\\B.~Call back.||||||F\r");
        List<Observation> observations = all(Observation.class, mapped);

        assertThat(observations.getFirst().getComponent()).hasSize(2);
        assertThat(observations.getLast().getValueStringType().getValue()).isEqualTo("Seen by A&B.\nCall back.");
    }

    @Test
    void anUnknownStatusIsUnknownAndListed() {
        MappedDocument mapped = map(ORU + OBR + "OBX|1|NM|1^Test^LN||7||||||?\r");

        assertThat(one(Observation.class, mapped).getStatus()).isEqualTo(ObservationStatus.UNKNOWN);
        assertThat(mapped.unmapped()).contains(new Unmapped("message[0].OBX[3]-11", Reason.VALUE_UNFIT));
    }

    @Test
    void aNoteBelongsToWhatStandsBeforeIt() {
        MappedDocument mapped = map(ORU
                + OBR
                + "NTE|1||Fasting\r"
                + "OBX|1|NM|1^Test^LN||7||||||F\r"
                + "NTE|1||Repeated\r"
                + "NTE|2||on the same day\r");

        assertThat(one(ServiceRequest.class, mapped).getNoteFirstRep().getText())
                .isEqualTo("Fasting");
        assertThat(one(Observation.class, mapped).getNote())
                .extracting(note -> note.getText())
                .containsExactly("Repeated", "on the same day");
    }

    @Test
    void aNoteOnThePatientIsListed() {
        MappedDocument mapped = map(ORU + "NTE|1||Prefers mornings\r");

        assertThat(mapped.unmapped()).contains(new Unmapped("message[0].NTE[2]", Reason.NO_TARGET));
    }

    @Test
    void aSpecimenBelongsToItsReport() {
        MappedDocument mapped =
                map(ORU + OBR + "SPM|1|S-1&HILL^F-1||SER^Serum^HL70487|||||||||||||20240303081500|20240303091500\r");
        Specimen specimen = one(Specimen.class, mapped);

        assertThat(one(DiagnosticReport.class, mapped).getSpecimenFirstRep().getReference())
                .isEqualTo("urn:uuid:" + specimen.getIdPart());
        assertThat(specimen.getIdentifier()).hasSize(2);
        assertThat(specimen.getCollection().getCollectedDateTimeType().getValueAsString())
                .isEqualTo("2024-03-03T08:15:00+01:00");
    }

    @Test
    void encapsulatedDataIsAnAttachmentAndAPointerIsNeverFollowed() {
        MappedDocument mapped = map(ORU
                + OBR
                + "OBX|1|ED|1^Scan^LN||^application^pdf^Base64^UXVpbGw=||||||F\r"
                + "OBX|2|RP|2^Picture^LN||https://images.example.org/7^^IM^JPEG||||||F\r");
        List<Observation> observations = all(Observation.class, mapped);
        Attachment scan =
                (Attachment) observations.getFirst().getExtension().getFirst().getValue();
        Attachment picture =
                (Attachment) observations.getLast().getExtension().getFirst().getValue();

        assertThat(scan.getData()).asString(UTF_8).isEqualTo("Quill");
        assertThat(scan.getContentType()).isEqualTo("application/pdf");
        assertThat(picture.getUrl()).isEqualTo("https://images.example.org/7");
        assertThat(picture.hasData()).isFalse();
    }

    @Test
    void anOrderIsARequestWithItsPriorityAndReason() {
        MappedDocument mapped = map(header("ORM^O01")
                + Hl7Samples.PATIENT
                + "ORC|NW|P-5512|||||^^^^^S||20240303081500|||3381^Okafor^Nkem\r"
                + "OBR|1|P-5512||24331-1^Lipid panel^LN\r"
                + "DG1|1||E78.5^Hyperlipidemia^I10C\r");
        ServiceRequest request = one(ServiceRequest.class, mapped);

        assertThat(request.getStatus().toCode()).isEqualTo("active");
        assertThat(request.getPriority().toCode()).isEqualTo("stat");
        assertThat(request.getIdentifier()).hasSize(1);
        assertThat(request.getAuthoredOnElement().getValueAsString()).isEqualTo("2024-03-03T08:15:00+01:00");
        assertThat(request.hasReasonReference()).isTrue();
        assertThat(all(DiagnosticReport.class, mapped)).isEmpty();
    }

    @Test
    void anOrderOfALaboratoryHasItsTimingAnswersAndSpecimen() {
        MappedDocument mapped = map(header("OML^O21")
                + Hl7Samples.PATIENT
                + "ORC|NW|P-1\rTQ1|1||BID|||||20240303|S\r"
                + "OBR|1|P-1||24331-1^Lipid panel^LN\r"
                + "OBX|1|ST|49541-6^Fasting^LN||yes||||||F\r"
                + "SPM|1|S-1||SER\r");
        ServiceRequest request = one(ServiceRequest.class, mapped);

        assertThat(request.getOccurrenceTiming().getCode().getCodingFirstRep().getCode())
                .isEqualTo("BID");
        assertThat(request.getSupportingInfo()).hasSize(1);
        assertThat(request.getSpecimen()).hasSize(1);
    }

    @Test
    void anOrderWithoutDetailIsARequestToo() {
        MappedDocument mapped = map(header("ORM^O01") + Hl7Samples.PATIENT + "ORC|DC|P-5512\r");

        assertThat(one(ServiceRequest.class, mapped).getStatus().toCode()).isEqualTo("revoked");
    }

    @Test
    void theTextOfADocumentStaysWhenAnOrderFollows() {
        MappedDocument mapped = map(header("MDM^T02")
                + Hl7Samples.PATIENT
                + "TXA|1|DS|TX\rOBX|1|TX|1^Note^LN||Went home well.||||||F\r"
                + OBR);

        assertThat(all(DocumentReference.class, mapped)
                        .getFirst()
                        .getContentFirstRep()
                        .getAttachment()
                        .getData())
                .asString(UTF_8)
                .isEqualTo("Went home well.");
    }

    @Test
    void aControlCharacterThatFhirDoesNotTakeIsLeftOut() {
        MappedDocument mapped = map(ORU + OBR + "OBX|1|ST|1^Test^LN||neg\u0001ative||||||F\r");

        assertThat(one(Observation.class, mapped).getValueStringType().getValue())
                .isEqualTo("negative");
    }

    @Test
    void aDocumentOfManyLinesIsOneAttachmentOfAllOfThem() {
        String lines = "OBX|1|TX|18842-5^Discharge summary^LN||Seen again, and home again.||||||F\r".repeat(20_000);
        MappedDocument mapped = map(header("MDM^T02") + Hl7Samples.PATIENT + "TXA|1|DS|TX\r" + lines);

        assertThat(all(DocumentReference.class, mapped)
                        .getFirst()
                        .getContentFirstRep()
                        .getAttachment()
                        .getSize())
                .isEqualTo(20_000 * 28 - 1);
    }

    @Test
    void theLinesOfADocumentAreOneAttachment() {
        MappedDocument mapped = map(header("MDM^T02")
                + Hl7Samples.PATIENT
                + "TXA|1|DS|TX||3381^Okafor^Nkem|20240303081500||||||D-77^HILL|||||LA||AV\r"
                + "OBX|1|TX|18842-5^Discharge summary^LN||Admitted with cough.||||||F\r"
                + "OBX|2|TX|18842-5^Discharge summary^LN||Went home well.||||||F\r"
                + "OBX|3|ED|18842-5^Discharge summary^LN||^application^pdf^Base64^UXVpbGw=||||||F\r");
        DocumentReference document = all(DocumentReference.class, mapped).getFirst();

        assertThat(document.getContent()).hasSize(2);
        assertThat(document.getContentFirstRep().getAttachment().getData())
                .asString(UTF_8)
                .isEqualTo("Admitted with cough.\nWent home well.");
        assertThat(document.getMasterIdentifier().getValue()).isEqualTo("D-77");
        assertThat(document.getDocStatus().toCode()).isEqualTo("final");
        assertThat(document.getType().getCodingFirstRep().getCode()).isEqualTo("DS");
    }
}
