package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for which format, and what is turned away with which reason. */
class DocumentFormatsTest {

    private static final DocumentFormats FORMATS = DocumentFormats.standard();

    @Test
    void aNoteIsPlainText() {
        OpenedDocument note = open("Seen today. BP 120/80.\n".getBytes(StandardCharsets.UTF_8));
        assertThat(note.format()).isEqualTo(DocumentFormat.TEXT);
        assertThat(note.fields())
                .containsExactly(new TextField(TextDocument.PATH, FieldMeaning.FREE_TEXT, "Seen today. BP 120/80.\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[**2101-3-4**] Admitted with chest pain.",
                "[x] smoker  [ ] drinker",
                "{unclear} speech, oriented",
                "< 5 mm nodule in the left lobe",
                "<3 weeks of cough",
                "<PATIENT> was seen by <DOCTOR>.",
                "PKU screening negative",
                "MZ twins, both well",
                "MSH syndrome excluded",
                "\u001bE old printer output"
            })
    void whatOnlyBeginsLikeAnotherFormatIsPlainText(String text) {
        assertThat(open(text.getBytes(StandardCharsets.UTF_8)).format()).isEqualTo(DocumentFormat.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mrn,name,notes\n1,A,x\n2,C,y\n", "{\"resourceType\":\"Basic\"}", "%PDF-", " "})
    void aCopyOfATextIsATextWhateverItLooksLike(String copy) {
        OpenedDocument again =
                open(ascii("Seen on Monday.")).reread(copy.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
        assertThat(again.format()).isEqualTo(DocumentFormat.TEXT);
        assertThat(again.fields()).extracting(TextField::value).containsExactly(copy);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        assertThat(open("\uFEFFNote".getBytes(StandardCharsets.UTF_8))
                        .fields()
                        .getFirst()
                        .value())
                .isEqualTo("Note");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void aByteOrderMarkMakesNoTextOfNul(String charset) {
        assertRejected("\uFEFFSeen\0today".getBytes(Charset.forName(charset)), ReasonCode.FORMAT_UNSUPPORTED);
    }

    @Test
    void byteOrderMarksOfJoinedFilesAreNoPartOfTheText() {
        assertThat(open("\uFEFF\uFEFFNote".getBytes(StandardCharsets.UTF_16BE))
                        .fields()
                        .getFirst()
                        .value())
                .isEqualTo("Note");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
    void utf16WithItsMarkIsReadAndWrittenAsUtf8(String charset) {
        OpenedDocument note = open("\uFEFFZażółć".getBytes(Charset.forName(charset)));
        assertThat(note.rewrite(field -> FieldEdit.KEEP)).isEqualTo("Zażółć".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "windows-1252"})
    void aNoteInAnotherCharsetIsWrittenAsUtf8(String charset) {
        String text = "José Núñez, 54, née Müller\r\nSeen “today” – stable.\n";
        OpenedDocument note = open(text.getBytes(Charset.forName(charset)));
        assertThat(note.rewrite(field -> FieldEdit.KEEP)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void iso88591IsReadAsItsSuperset() {
        OpenedDocument note = open("Müller".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(note.fields().getFirst().value()).isEqualTo("Müller");
    }

    @Test
    void oneBadByteInUtf8IsNoOtherCharset() {
        byte[] text = "José Núñez was seen by Dr. Müller.".getBytes(StandardCharsets.UTF_8);
        text[text.length - 1] = (byte) 0xE9;
        assertRejected(text, ReasonCode.CHARSET_INVALID);
    }

    @Test
    void jsonIsUnicodeOnly() {
        assertRejected(
                "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Müller\"}]}"
                        .getBytes(StandardCharsets.ISO_8859_1),
                ReasonCode.CHARSET_INVALID);
    }

    @Test
    void textOfAnotherCharsetIsRejected() {
        assertRejected("Пациент Иванов".getBytes(Charset.forName("windows-1251")), ReasonCode.CHARSET_INVALID);
        assertRejected(new byte[] {'a', ' ', 'b', ' ', (byte) 0x81, ' ', 'c'}, ReasonCode.CHARSET_INVALID);
        assertRejected(new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, ReasonCode.CHARSET_INVALID);
        assertRejected(new byte[] {'a', (byte) 0xC0, (byte) 0xAF}, ReasonCode.CHARSET_INVALID);
        assertRejected(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xD8, 0}, ReasonCode.CHARSET_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r\n", "\uFEFF", "\uFEFF \n"})
    void nothingButWhiteSpaceIsEmpty(String text) {
        assertRejected(text.getBytes(StandardCharsets.UTF_8), ReasonCode.DOCUMENT_EMPTY);
    }

    @Test
    void aPdfWithoutItsEndIsInvalidWhateverWhiteSpaceStandsBeforeIt() {
        assertRejected(ascii("%PDF-1.4"), ReasonCode.FORMAT_INVALID);
        assertRejected(ascii("  %PDF-1.4"), ReasonCode.FORMAT_INVALID);
    }

    static Stream<byte[]> otherFormats() {
        return Stream.of(
                ascii("PK\u0003\u0004stored"),
                ascii("<?xml version=\"1.0\"?><note/>"),
                ascii("<recordTarget xmlns=\"urn:hl7-org:v3\"/>"),
                ascii("<!DOCTYPE html><html>"),
                ascii("<html>"),
                ascii("<p class='a'>Note</p>"),
                ascii("text with \u0000 in it"),
                ascii("\u0001\u0002\u0003\u0004\u0005\u0006\u0007"),
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'},
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0},
                new byte[] {0x1F, (byte) 0x8B, 8},
                ascii("{\"PatientId\": 12}"),
                ascii("{}"),
                ascii("[]"),
                ascii("[{\"resourceType\":\"Patient\"}]"),
                ascii("[{\"a\": 1"),
                ascii("{\"resourceType\": 5}"));
    }

    @ParameterizedTest
    @MethodSource("otherFormats")
    void otherFormatsAreUnsupported(byte[] content) {
        assertRejected(content, ReasonCode.FORMAT_UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"nickname\":\"Bob\"}",
                "{\"resourceType\":\"Patient\",\"gender\":\"unsure\"}",
                "{\"resourceType\":\"Patient\",\"birthDate\":\"1980-13-41\"}",
                "{\"resourceType\":\"Patient\",\"birthDate\":19800101}",
                "{\"resourceType\":\"Patient\",\"name\":{\"family\":\"A\"}}",
                "{\"resourceType\":\"Patient\",\"name\":[{\"family\":[\"A\"]}]}",
                "{\"resourceType\":\"Patient\",\"active\":\"yes\"}",
                "{\"resourceType\":\"Patient\",\"id\":\"a\",\"id\":\"b\"}",
                "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[{\"value\":\"A\"}]}]}",
                "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":1e999999}",
                "{\"resourceType\":\"Patient\",\"id\":\"a\\u0001b\"}",
                "{\"resourceType\":\"Starship\"}",
                "{\"resourceType\":\"Patient\"",
                "{\"resourceType\":\"Patient\"} {\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Patient\",}",
                "{\"resourceType\":\"Patient\",\"id\":'a'}",
                "{\"resourceType\":\"Patient\" /* comment */}",
                "{\"resourceType\":\"Patient\",\"contained\":[{\"id\":\"x\"}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"x\":1}}]}"
            })
    void fhirThatBreaksItsRulesIsInvalid(String json) {
        assertRejected(json.getBytes(StandardCharsets.UTF_8), ReasonCode.FORMAT_INVALID);
    }

    @Test
    void halfASurrogatePairIsNoCharacter() {
        assertRejected(ascii("{\"resourceType\":\"Patient\",\"id\":\"\\ud800\"}"), ReasonCode.CHARSET_INVALID);
        assertRejected(ascii("{\"resourceType\":\"Patient\",\"id\":\"\\udc00\\ud800\"}"), ReasonCode.CHARSET_INVALID);
    }

    @Test
    void nestingIsBoundedBeforeAnythingIsKept() {
        assertRejected(bomb("[", 1_000_000, "{\"resourceType\":\"Patient\",\"name\":"), ReasonCode.NESTING_TOO_DEEP);
        assertRejected(bomb("{\"a\":", 1_000_000, ""), ReasonCode.NESTING_TOO_DEEP);
        assertRejected(bomb("[", 65, "{\"resourceType\":\"Patient\",\"name\":"), ReasonCode.NESTING_TOO_DEEP);
    }

    @Test
    void sizeAndNumberOfValuesAreBounded() {
        byte[] content = ascii("{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"A\",\"B\",\"C\",\"D\"]}]}");
        assertRejected(content, new FormatLimits(content.length - 1, 64, 100), ReasonCode.DOCUMENT_TOO_LARGE);
        assertRejected(content, new FormatLimits(content.length, 64, 8), ReasonCode.DOCUMENT_TOO_LARGE);
        assertThat(FORMATS.open(content, new FormatLimits(content.length, 64, 9))
                        .format())
                .isEqualTo(DocumentFormat.FHIR_JSON);
    }

    @Test
    void faultsAndOpenedDocumentsSayNothingOfTheContent() {
        assertThatThrownBy(() -> open(ascii("{\"resourceType\":\"Patient\",\"Zuckerman\":\"1\"}")))
                .hasNoCause()
                .hasMessageNotContaining("Zuckerman");
        OpenedDocument opened = open(ascii(
                "{\"resourceType\":\"Patient\",\"id\":\"Zuckerman\",\"identifier\":[{\"value\":\"Zuckerman\"}]}"));
        assertThat(Stream.of(
                        opened,
                        opened.fields(),
                        opened.facts(),
                        opened.facts().patients(),
                        FieldEdit.replace("Zuckerman"),
                        open(ascii("Zuckerman"))))
                .allSatisfy(object -> assertThat(object.toString()).doesNotContain("Zuckerman"));
    }

    private static byte[] bomb(String opening, int times, String before) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii(before));
        byte[] one = ascii(opening);
        byte[] all = new byte[one.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        out.writeBytes(all);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static OpenedDocument open(byte[] content) {
        return FORMATS.open(content, FormatLimits.STANDARD);
    }

    private static void assertRejected(byte[] content, ReasonCode reason) {
        assertRejected(content, FormatLimits.STANDARD, reason);
    }

    private static void assertRejected(byte[] content, FormatLimits limits, ReasonCode reason) {
        assertThatThrownBy(() -> FORMATS.open(content, limits))
                .isInstanceOfSatisfying(
                        PipelineFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
    }
}
