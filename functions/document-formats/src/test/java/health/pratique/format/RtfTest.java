package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentFormat;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.rtf.RTFEditorKit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of RTF documents. */
class RtfTest {

    static final String NOTE = """
            {\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fcharset204 Times;}}
            {\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}}
            {\\info{\\title Visit of Ottoline}{\\author Dr. Quillfeather}{\\*\\company Tarnbridge Clinic}{\\creatim\\yr2024}}
            {\\header Tarnbridge Clinic}\\pard\\f0\\fs24 Patient: {\\b Ottoline} Brackenb\\'fcry\\par
            Seen\\~today \\u8211\\'96 stable\\line {\\v hidden MRN 7731}\\tab {\\f1\\'cc\\'e0\\'f0\\'e8\\'ff}\\par
            {\\pict\\wmetafile8 0102030405}{\\*\\bkmkstart Ottoline}{\\*\\unknown secret}
            {\\field{\\*\\fldinst HYPERLINK "http://example.org/7731"}{\\fldrslt see there}}\\par}
            """;

    @Test
    void theTextIsWhatIsShownOrHidden() {
        OpenedDocument note = open(NOTE);
        assertThat(note.format()).isEqualTo(DocumentFormat.RTF);
        assertThat(note.fields().getFirst().value())
                .isEqualTo("Tarnbridge ClinicPatient: Ottoline Brackenb\u00FCry\nSeen today \u2013 stable\n"
                        + "hidden MRN 7731\t\u041C\u0430\u0440\u0438\u044F\nsee there\n");
    }

    @Test
    void propertiesAreSearchedAndGo() {
        OpenedDocument note = open(NOTE);
        assertThat(note.fields())
                .contains(
                        new TextField("info.title", FieldMeaning.FREE_TEXT, "Visit of Ottoline"),
                        new TextField("info.author", FieldMeaning.PERSON_NAME, "Dr. Quillfeather"),
                        new TextField("info.company", FieldMeaning.ORGANIZATION, "Tarnbridge Clinic"));
        assertThat(new String(note.rewrite(field -> FieldEdit.KEEP), StandardCharsets.UTF_8))
                .doesNotContain("Quillfeather", "Visit of", "\\", "{");
    }

    @Test
    void whatIsReleasedOpensAsPlainText() {
        byte[] released = open(NOTE).rewrite(field -> FieldEdit.KEEP);
        OpenedDocument again = DocumentFormats.standard().open(released, FormatLimits.STANDARD);
        assertThat(again.format()).isEqualTo(DocumentFormat.TEXT);
        assertThat(again.fields().getFirst()).isEqualTo(open(NOTE).fields().getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "{\\rtf1 a\\'e9b},a\u00E9b",
        "{\\rtf1\\ansicpg1250 \\'b3},\u0142",
        "{\\rtf1\\uc2\\u233 xxb},\u00E9b",
        "{\\rtf1\\u-10179?\\u-8704?},\uD83D\uDE00",
        "{\\rtf1\\u-10179?x},\uFFFDx",
        "{\\rtf1 \\{a\\}\\\\},{a}\\",
        "{\\rtf1 a\\bin3 }}}b},ab",
        "{\\rtf1 non\\-stop a\\_b},nonstop a-b",
        "{\\rtf1{\\*\\shpinst{\\sp{\\sn secret}}{\\shptxt boxed}}},boxed"
    })
    void charactersAreReadByTheSpecification(String rtf, String text) {
        assertThat(open(rtf).fields().getFirst().value()).isEqualTo(text);
    }

    @Test
    void anotherReaderReadsTheSame() throws Exception {
        String rtf =
                "{\\rtf1\\ansi\\ansicpg1252{\\info{\\author X}}Seen {\\b Ottoline} by \\'e9\\u233 ?\\par Next\\tab line}";
        Document swing = new RTFEditorKit().createDefaultDocument();
        new RTFEditorKit().read(new StringReader(rtf), swing, 0);
        assertThat(swingText(swing).strip())
                .isEqualTo(open(rtf).fields().getFirst().value().strip());
    }

    private static String swingText(Document document) throws BadLocationException {
        return document.getText(0, document.getLength());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\\rtf1 cut",
                "{\\rtf1 a}b}",
                "{\\rtf1 a} John Doe",
                "{\\rtf1 a\\'g0}",
                "{\\rtf1 a\\'",
                "{\\rtf1 a\\",
                "{\\rtf1 a\\bin99 b}",
                "{\\rtf1 a\\u99999 b}"
            })
    void brokenRtfIsInvalid(String rtf) {
        assertRejected(rtf, ReasonCode.FORMAT_INVALID);
    }

    @Test
    void badInputHasItsReason() {
        assertRejected("{\\rtf1 " + "{".repeat(100_000), ReasonCode.NESTING_TOO_DEEP);
        assertRejected("{\\rtf1\\ansicpg99999 a}", ReasonCode.CHARSET_INVALID);
        assertRejected("{\\rtf1{\\pict\\pngblip 89504e47}}", ReasonCode.TEXT_NOT_READABLE);
        assertRejected("{\\rtf1\\par}", ReasonCode.DOCUMENT_EMPTY);
        assertRejected("{\\rtf1 MSH|^~\\\\&|LAB|HOSP}", ReasonCode.CONTENT_MISMATCH);
    }

    @Test
    void aProgramInAnObjectIsActiveContent() {
        assertRejected(object("Package\0invoice.exe\0MZ"), ReasonCode.ACTIVE_CONTENT);
        assertRejected(object("Equation.3\0"), ReasonCode.ACTIVE_CONTENT);
        assertThat(open(object("Excel.Sheet.8\0")).fields().getFirst().value()).isEqualTo("Note shown");
    }

    private static String object(String data) {
        return "{\\rtf1 Note {\\object\\objemb{\\*\\objclass Package}{\\*\\objdata "
                + HexFormat.of().formatHex(data.getBytes(StandardCharsets.ISO_8859_1)) + "}{\\result shown}}}";
    }

    @Property(tries = 500)
    void whateverFollowsTheSignatureIsReadOrRejected(@ForAll("pieces") String rtf) {
        assertThatCode(() -> {
                    try {
                        open("{\\rtf1 " + rtf + "}");
                    } catch (DocumentRejected expected) {
                        // said so
                    }
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "\\",
                        "\\'",
                        "\\'e9",
                        "\\u",
                        "\\u-1",
                        "\\bin2 ",
                        "\\*",
                        "\\objdata ",
                        "ab",
                        " ",
                        "\\par",
                        "\\fonttbl",
                        "\\f1",
                        "\\fcharset204",
                        "\\uc-3",
                        "\\ansicpg",
                        "\\info",
                        "\\author x",
                        "99999999999",
                        "\\pict",
                        "\0",
                        "\u00E9")
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }

    private static OpenedDocument open(String rtf) {
        return DocumentFormats.standard().open(rtf.getBytes(StandardCharsets.ISO_8859_1), FormatLimits.STANDARD);
    }

    private static void assertRejected(String rtf, ReasonCode reason) {
        assertThatThrownBy(() -> open(rtf))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason));
    }
}
