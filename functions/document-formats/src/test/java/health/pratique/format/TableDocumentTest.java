package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cells of a table mean, whom it speaks of, and what is refused. */
class TableDocumentTest {

    static final String VISITS = """
            MRN,Patient Name,DOB,Visit Date,City,ZIP,Phone,Age,State,Facility,Notes
            800-12,"Quill, Tamsin",3/4/1951,2024-02-29,Ashford,02139,(617) 555-0142,72,MA,Larch Clinic,"Seen by Dr. Orr.
            Stable."
            800-12,"Quill, Tamsin",3/4/1951,2024-03-07,Ashford,02139,(617) 555-0142,72,MA,Larch Clinic,
            """;

    @Test
    void aColumnMeansWhatItsNameSays() {
        assertThat(open(VISITS).fields().subList(0, 11))
                .extracting(TextField::meaning, TextField::value)
                .containsExactly(
                        tuple(FieldMeaning.IDENTIFIER, "800-12"),
                        tuple(FieldMeaning.PERSON_NAME, "Quill, Tamsin"),
                        tuple(FieldMeaning.BIRTH_DATE, "3/4/1951"),
                        tuple(FieldMeaning.DATE, "2024-02-29"),
                        tuple(FieldMeaning.CITY, "Ashford"),
                        tuple(FieldMeaning.POSTAL_CODE, "02139"),
                        tuple(FieldMeaning.TELECOM, "(617) 555-0142"),
                        tuple(FieldMeaning.AGE, "72"),
                        tuple(FieldMeaning.STATE, "MA"),
                        tuple(FieldMeaning.ORGANIZATION, "Larch Clinic"),
                        tuple(FieldMeaning.FREE_TEXT, "Seen by Dr. Orr.\nStable."));
    }

    @ParameterizedTest
    @CsvSource({
        "first name, PERSON_NAME",
        "LastName, PERSON_NAME",
        "PT_NAME, PERSON_NAME",
        "birth date, BIRTH_DATE",
        "date_of_birth, BIRTH_DATE",
        "Patient DOB (MM/DD/YYYY), BIRTH_DATE",
        "mother's maiden name, PERSON_NAME",
        "patient_id, IDENTIFIER",
        "SSN, IDENTIFIER",
        "Acct #, IDENTIFIER",
        "insurance member number, IDENTIFIER",
        "street_address2, ADDRESS_LINE",
        "mailing city, CITY",
        "zipCode, POSTAL_CODE",
        "billing_zip, POSTAL_CODE",
        "emergency_contact_phone, TELECOM",
        "E-Mail, TELECOM",
        "ordering_provider, PERSON_NAME",
        "signed by, PERSON_NAME",
        "Hospital Name, ORGANIZATION",
        "room, IDENTIFIER",
        "Employer, ORGANIZATION",
        "medication name, FREE_TEXT",
        "test_name, FREE_TEXT",
        "comments, FREE_TEXT",
        "gender, FREE_TEXT"
    })
    void namesAreKnownInAnyDress(String name, FieldMeaning meaning) {
        assertThat(open("mrn,notes," + name + "\n1,a,alpha 1\n2,b,beta 2\n").fields().stream()
                        .filter(field -> field.path().equals("row[1].cell[2]")))
                .extracting(meaning == FieldMeaning.BIRTH_DATE ? field -> meaning : TextField::meaning)
                .containsExactly(meaning);
    }

    @ParameterizedTest
    @CsvSource({"',', CSV", "';', CSV", "'|', CSV", "'\t', TSV"})
    void anyOfFourDelimitersIsFound(String delimiter, DocumentFormat format) {
        OpenedDocument table = open("mrn,name,dob\n1,A,1/2/1960\n2,B,1/2/1970\n".replace(",", delimiter));
        assertThat(table.format()).isEqualTo(format);
        assertThat(table.fields()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seen Tuesday", "unknown", "3/4/2024 with Tamsin Quill", "Tamsin"})
    void whatIsNoDateIsNotShiftedAsOneInAColumnOfDates(String cell) {
        assertThat(cellUnder("visit date", cell).meaning()).isIn(FieldMeaning.FREE_TEXT, FieldMeaning.PERSON_NAME);
    }

    @ParameterizedTest
    @CsvSource({"age, Tamsin Quill", "state, Tamsin Quill", "country, Tamsin Quill", "latitude, Tamsin Quill"})
    void aValueThatMayStayHasToLookLikeOne(String column, String cell) {
        assertThat(cellUnder(column, cell).meaning()).isEqualTo(FieldMeaning.FREE_TEXT);
    }

    @Test
    void aColumnOfUnknownNameIsSearchedWithItsNameAsContext() {
        OpenedDocument table = open("mrn,notes,Lives with\n1,a,her aunt\n2,b,alone\n");
        assertThat(table.fields()).extracting(TextField::value).contains("lives with: her aunt", "Lives with");
        String edited = rewritten(
                table,
                field -> field.value().startsWith("lives with: her")
                        ? FieldEdit.replace("lives with: [NAME]")
                        : FieldEdit.KEEP);
        assertThat(edited).isEqualTo("mrn,notes,Lives with\n1,a,[NAME]\n2,b,alone\n");
    }

    @Test
    void theContextIsNeverWrittenIntoACell() {
        OpenedDocument table = open("mrn,notes,Lives with\n1,a,her aunt\n2,b,alone\n");
        assertThat(rewritten(table, field -> FieldEdit.replace("[X]"))).doesNotContain("aunt", "lives with: ");
        assertThat(rewritten(table, field -> FieldEdit.replace("[NAME] with: [NAME]")))
                .doesNotContain("her aunt");
    }

    @Test
    void withoutNamesContentTellsTheColumns() {
        OpenedDocument table = open("""
                AB12345,Tamsin Quill,3/4/1951,617-555-0142,12 Larch Street,4.1
                AB12346,James Okafor,5/6/1962,617-555-0143,7 Elm Avenue,5.2
                AB12347,Maria Brandt,7/8/1973,617-555-0144,91 Fir Road,6.3
                """);
        assertThat(table.fields().subList(0, 6))
                .extracting(TextField::meaning)
                .containsExactly(
                        FieldMeaning.IDENTIFIER,
                        FieldMeaning.PERSON_NAME,
                        FieldMeaning.DATE,
                        FieldMeaning.TELECOM,
                        FieldMeaning.ADDRESS_LINE,
                        FieldMeaning.FREE_TEXT);
    }

    @Test
    void aFirstRowThatNamesNothingIsDataAndSearched() {
        assertThat(open("WBX,Quill,HGX\n4.1,5.2,13.4\n4.2,5.1,13.5\n4.4,5.0,13.6\n")
                        .fields())
                .extracting(TextField::path)
                .startsWith("row[0].cell[0]", "row[0].cell[1]");
    }

    @Test
    void namesOfColumnsThatMeanNothingHereAreSearchedToo() {
        assertThat(open("mrn,notes,Tamsin Quill says\n1,a,b\n2,c,d\n").fields().getFirst())
                .isEqualTo(new TextField("header.cell[2]", FieldMeaning.FREE_TEXT, "Tamsin Quill says"));
    }

    @Test
    void linesOfTitleMayStandAboveTheHeader() {
        OpenedDocument table = open("Export for Tamsin Quill\n\nmrn,name,dob\n1,A,1/2/1960\n1,A,1/2/1960\n");
        assertThat(table.fields().getFirst())
                .isEqualTo(new TextField("row[0].cell[0]", FieldMeaning.FREE_TEXT, "Export for Tamsin Quill"));
        assertThat(table.facts().patients()).hasSize(1);
    }

    @Test
    void aCellThatSlippedIntoAnotherColumnIsNotTakenAtItsWord() {
        OpenedDocument table = open("""
                mrn,facility,age,notes,visit date
                1,Larch Clinic,70,fine,2024-01-02
                1,Larch Clinic,70,fine,2024-01-03
                1,Larch Clinic,70,fine,2024-01-04
                1,Larch Clinic,70,fine,2024-01-05
                1,Larch Clinic,70,fine,2024-01-06
                1,70,AB123456,James Okafor
                """);
        assertThat(table.fields())
                .filteredOn(field -> field.path().startsWith("row[6]"))
                .extracting(TextField::meaning)
                .containsExactly(
                        FieldMeaning.IDENTIFIER,
                        FieldMeaning.FREE_TEXT,
                        FieldMeaning.IDENTIFIER,
                        FieldMeaning.PERSON_NAME);
    }

    @Test
    void onePatientOfManyRowsIsOne() {
        DocumentFacts facts = open(VISITS).facts();
        assertThat(facts.patients()).hasSize(1);
        PatientFacts patient = facts.patients().getFirst();
        assertThat(patient.identifiers()).containsExactly("800-12");
        assertThat(patient.birthDate()).isEqualTo("1951-03-04");
        assertThat(facts.dates()).containsExactly("2024-02-29", "2024-03-07");
    }

    @Test
    void theRecordNumberComesBeforeOtherNumbersOfAPatient() {
        assertThat(open("SSN,Patient ID,MRN\n111-22-3333,P9,M7\n111-22-3333,P9,M7\n")
                        .facts()
                        .patients())
                .extracting(PatientFacts::identifiers)
                .containsExactly(List.of("M7", "P9", "111-22-3333"));
    }

    @Test
    void eachPatientOfATableIsTold() {
        assertThat(open("mrn,name\n1,A\n2,B\n1,A\n3,C\n").facts().patients())
                .extracting(patient -> patient.identifiers().getFirst())
                .containsExactly("1", "2", "3");
    }

    @Test
    void severalPatientsWithoutNumbersAreToldApartByName() {
        assertThat(open("name,dob,notes\nA,1/2/1960,x\nB,1/2/1961,y\n").facts().patients())
                .hasSize(2)
                .allMatch(patient -> patient.identifiers().isEmpty());
        assertThat(open("name,dob,notes\nA,1/2/1960,x\nA,1/2/1960,y\n").facts().patients())
                .isEmpty();
    }

    @Test
    void columnsOfTestsAndResultsMakeALaboratoryReport() {
        assertThat(open("mrn,test name,result,units\n1,Sodium,140,mmol/L\n1,Potassium,4,mmol/L\n")
                        .facts()
                        .kind())
                .isEqualTo(DocumentKind.LABORATORY_REPORT);
    }

    @Test
    void aTableInWindows1252IsReadAndWrittenAsUtf8() {
        String text = "mrn;name;notes\n1;Müller;„gut“ – 5 €\n2;Strauß;ok\n";
        OpenedDocument table = open(text.getBytes(Charset.forName("windows-1252")));
        assertThat(table.rewrite(field -> FieldEdit.KEEP)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytesThatAreNoCharactersOfEitherCharsetAreRejected() {
        assertRejected("mrn,name\n1,a\u0081\n2,b\n".getBytes(StandardCharsets.ISO_8859_1), ReasonCode.CHARSET_INVALID);
    }

    @Test
    void partUtf8AndPartNotIsRejected() {
        byte[] content = "mrn,name\n1,Müller\n2,Q\n".getBytes(StandardCharsets.UTF_8);
        content[content.length - 2] = (byte) 0xE9;
        assertRejected(content, ReasonCode.CHARSET_INVALID);
    }

    @Test
    void anOpenQuoteIsInvalid() {
        assertRejected("mrn,name,dob\n1,A,1/2/1960\n2,\"B,1/2/1970\n3,C,x\n", ReasonCode.FORMAT_INVALID);
    }

    @Test
    void aHundredThousandColumnsAreRefused() {
        StringBuilder wide = new StringBuilder("mrn");
        for (int column = 1; column < 100_000; column++) {
            wide.append(",c").append(column);
        }
        String row = wide + "\n";
        assertRejected(row + row + row, ReasonCode.DOCUMENT_TOO_LARGE);
        assertRejected(
                "mrn,name,dob\n1,A,1/2/60\n1,A,1/2/60\n1,A,1/2/60\n1,A,1/2/60\n" + row, ReasonCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void theNumberOfCellsIsBounded() {
        byte[] content = "mrn,name\n1,A\n2,B\n".getBytes(StandardCharsets.UTF_8);
        assertThat(DocumentFormats.standard()
                        .open(content, new FormatLimits(1000, 4, 6))
                        .format())
                .isEqualTo(DocumentFormat.CSV);
        assertThatThrownBy(() -> DocumentFormats.standard().open(content, new FormatLimits(1000, 4, 5)))
                .isInstanceOfSatisfying(PipelineFault.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.DOCUMENT_TOO_LARGE));
    }

    @Test
    void tablesPrintNothingOfTheirContent() {
        OpenedDocument table = open("mrn,name,Zuckerman\n1,Zuckerman,\n2,Zuckerman,x\n,,\n");
        assertThat(List.of(table, table.fields(), table.facts()).toString()).doesNotContain("Zuckerman");
    }

    private static TextField cellUnder(String column, String cell) {
        return open("mrn,notes," + column + "\n1,a,\"" + cell + "\"\n2,b,\"" + cell + "\"\n").fields().stream()
                .filter(field -> field.path().equals("row[1].cell[2]"))
                .findFirst()
                .orElseThrow();
    }

    private static String rewritten(OpenedDocument table, Function<TextField, FieldEdit> edit) {
        return new String(table.rewrite(edit), StandardCharsets.UTF_8);
    }

    private static OpenedDocument open(String text) {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    private static OpenedDocument open(byte[] content) {
        OpenedDocument opened = DocumentFormats.standard().open(content, FormatLimits.STANDARD);
        assertThat(opened).isInstanceOf(TableDocument.class);
        return opened;
    }

    private static void assertRejected(String text, ReasonCode reason) {
        assertRejected(text.getBytes(StandardCharsets.UTF_8), reason);
    }

    private static void assertRejected(byte[] content, ReasonCode reason) {
        assertThatThrownBy(() -> DocumentFormats.standard().open(content, FormatLimits.STANDARD))
                .isInstanceOfSatisfying(
                        PipelineFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
    }
}
