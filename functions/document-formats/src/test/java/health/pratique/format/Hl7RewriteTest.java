package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v251.message.ORU_R01;
import ca.uhn.hl7v2.model.v251.segment.PID;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What edits leave of a message. */
class Hl7RewriteTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void whatIsKeptStaysToTheByte(String end) {
        String message = Hl7Samples.ORU.replace("\r", end);
        assertThat(rewritten(message, field -> FieldEdit.KEEP)).isEqualTo(message);
    }

    @Test
    void anIndependentParserReadsTheResult() throws HL7Exception {
        String clean = rewritten(Hl7Samples.ORU, field -> switch (field.meaning()) {
            case PERSON_NAME -> FieldEdit.replace("[NAME]");
            case BIRTH_DATE -> FieldEdit.replace("1961");
            case IDENTIFIER -> FieldEdit.REMOVE;
            default -> FieldEdit.KEEP;
        });
        DefaultHapiContext context = new DefaultHapiContext(ValidationContextFactory.noValidation());
        ORU_R01 parsed = (ORU_R01) context.getPipeParser().parse(clean);
        PID pid = parsed.getPATIENT_RESULT().getPATIENT().getPID();
        assertThat(pid.getPatientName(0).getFamilyName().getSurname().getValue())
                .isEqualTo("[NAME]");
        assertThat(pid.getDateTimeOfBirth().getTime().getValue()).isEqualTo("1961");
        assertThat(pid.getPatientIdentifierList(0).getIDNumber().getValue()).isNull();
        assertThat(pid.getPatientIdentifierList(0).getIdentifierTypeCode().getValue())
                .isEqualTo("MR");
        assertThat(clean).doesNotContain("Okafor^", "4471902", "19610214");
    }

    @Test
    void aValueNeverBecomesADelimiterOrASegment() {
        String smuggled = "x|y^z~a\\b&c\rPID|1||666\r\nMSH|^~\\&|\u2028end\u000b\u001c";
        String edited = rewritten(
                Hl7Samples.ORU,
                field -> field.value().equals("Rosalind") ? FieldEdit.replace(smuggled) : FieldEdit.KEEP);
        assertThat(edited.split("\r")).hasSameSizeAs(Hl7Samples.ORU.split("\r"));
        assertThat(Hl7Samples.open(edited).fields())
                .anyMatch(field -> field.value().startsWith("x|y^z~a\\b&c\nPID|1||666\nMSH|^~\\&|"));
        assertThat(Hl7Samples.open(edited).facts().patients()).hasSize(1);
    }

    @Test
    void anEscapeStaysAnEscapeWhenItsValueIsEdited() {
        String message = Hl7Samples.HEADER + "NTE|1||Quimby\\X0D\\PID\\F\\1\\F\\\\F\\666\r";
        String edited =
                rewritten(message, field -> FieldEdit.replace(field.value().replace("Quimby", "[NAME]")));
        assertThat(edited).contains("[NAME]\\.br\\PID\\F\\1\\F\\\\F\\666");
        assertThat(Hl7Samples.open(edited).facts().patients()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "19610214,1961-02-21,19610221",
        "196102,1961-03,196103",
        "20240304101500+0100,2024,2024",
        "20240304101500.1234-0500,2024-03-11T10:15:00.1234-05:00,20240311101500.1234-0500",
        "202403041015,2024-03-11T10:15,202403111015",
        "20240304,[DATE],''",
        "20240304,2024-02-31,''",
        "03/04/2024,03/11/2024,03/11/2024",
        "03/04/2024,[DATE],''"
    })
    void datesKeepTheNotationOfTheStandard(String before, String edit, String after) {
        String message = Hl7Samples.HEADER + "PID|||||||" + before + "|F\r";
        assertThat(rewritten(
                        message,
                        field -> field.meaning() == FieldMeaning.BIRTH_DATE ? FieldEdit.replace(edit) : FieldEdit.KEEP))
                .isEqualTo(Hl7Samples.HEADER + "PID|||||||" + after + "|F\r");
    }

    @Test
    void embeddedTextIsEditedAndEncodedAgain() {
        String message = Hl7Samples.HEADER + "OBX|1|ED|||^TEXT^plain^Base64^" + base64("For Rosalind Quimby.") + "\r";
        assertThat(rewritten(message, replacing(Map.of("For Rosalind Quimby.", "For [NAME]."))))
                .isEqualTo(message.replace(base64("For Rosalind Quimby."), base64("For [NAME].")));
    }

    @ParameterizedTest
    @CsvSource({
        "<p>For Rosalind Quimby.</p>, For [NAME].",
        "{\\rtf1\\ansi For Rosalind Quimby.}, For [NAME].",
    })
    void markupThatBecomesTextIsCalledText(String markup, String clean) {
        String before = Hl7Samples.HEADER + "OBX|1|ED|18842-5^x||LAB^TEXT^HTML^Base64^" + base64(markup) + "||||||F\r";
        assertThat(rewritten(before, replacing(Map.of("For Rosalind Quimby.", "For [NAME]."))))
                .isEqualTo(
                        Hl7Samples.HEADER + "OBX|1|ED|18842-5^x||LAB^TEXT^plain^Base64^" + base64(clean) + "||||||F\r");
    }

    @Test
    void markupThatStaysIsCalledWhatItWas() {
        String message = Hl7Samples.HEADER + "OBX|1|ED|||^TEXT^HTML^Base64^" + base64("<p>Seen.</p>") + "\r";
        assertThat(rewritten(message, field -> FieldEdit.KEEP)).isEqualTo(message);
    }

    @Test
    void textThatNothingDescribedIsDescribed() {
        String before = Hl7Samples.HEADER + "OBX|1|ED|||^^^Base64^" + base64("<p>For Rosalind Quimby.</p>") + "\r";
        assertThat(rewritten(before, replacing(Map.of("For Rosalind Quimby.", "For [NAME]."))))
                .isEqualTo(Hl7Samples.HEADER + "OBX|1|ED|||^TEXT^plain^Base64^" + base64("For [NAME].") + "\r");
    }

    @Test
    void anEmbeddedMessageIsEditedFieldByField() {
        String message = Hl7Samples.HEADER + "OBX|1|ED|||^TEXT^x-hl7^Base64^" + base64(Hl7Samples.ORU) + "\r";
        String edited = rewritten(message, replacing(Map.of("Quimby", "[NAME]")));
        assertThat(edited).contains(base64(Hl7Samples.ORU.replace("|Quimby^", "|[NAME]^")));
        assertThat(Hl7Samples.open(message).facts().subjects()).hasSize(1);
    }

    @Test
    void attachmentsGoWhenTheyAreEdited() {
        String message = Hl7Samples.HEADER + "OBX|1|ED|||^APPLICATION^x^Base64^AAECAwQ=\r";
        assertThat(rewritten(
                        message,
                        field -> field.meaning() == FieldMeaning.ATTACHMENT ? FieldEdit.REMOVE : FieldEdit.KEEP))
                .isEqualTo(Hl7Samples.HEADER + "OBX|1|ED|||^APPLICATION^x^Base64^\r");
    }

    @Test
    void theRestOfABrokenLineNeverBecomesASegment() {
        String message = Hl7Samples.HEADER + "NTE|1||Seen\nDr Okafor\r";
        String edited = rewritten(message, replacing(Map.of("Dr Okafor", "PID")));
        assertThat(edited).isEqualTo(Hl7Samples.HEADER + "NTE|1||Seen\n PID\r");
    }

    private static Function<TextField, FieldEdit> replacing(Map<String, String> values) {
        return field ->
                values.containsKey(field.value()) ? FieldEdit.replace(values.get(field.value())) : FieldEdit.KEEP;
    }

    private static String rewritten(String message, Function<TextField, FieldEdit> edit) {
        return new String(Hl7Samples.open(message).rewrite(edit), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
