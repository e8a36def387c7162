package health.pratique.compliance.rule;

import static health.pratique.compliance.Given.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.compliance.ComplianceRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs, and what only looks like it. */
class NoExecutableContentTest {

    private static final ComplianceRule RULE = new NoExecutableContent();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Seen today. <script>fetch('//x')</script> Continue treatment.",
                "Seen today. < SCRIPT src=//x > Continue treatment.",
                "Photo: <img src=x onerror=alert(1)> of the wound.",
                "Photo: <svg/onload=alert(1)> of the wound.",
                "Results at javascript:alert(document.cookie)",
                "Results at JAVASCRIPT:void(0)",
                "See data:text/html;base64,PGI+ for the report.",
                "Labs\n=cmd|' /C calc'!A0\nSodium 140",
                "Labs\n=HYPERLINK(\"http://x.example\",\"open\")",
                "Labs\n  +WEBSERVICE(\"http://x.example\")",
                "Labs\n@DDE(\"cmd\",\"/c calc\")",
                "Seen today. <iframe src='//x'></iframe>"
            })
    void activeTextIsFound(String text) {
        assertThat(RULE.passes(document(text).facts())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BP <120/80, glucose >200. Pain on = 3/10. Scripts sent to the pharmacy.",
                "- Lisinopril 20 mg\n+ ve Babinski\n= stable\n@ 14:30 seen again (by the resident)",
                "=====\nPLAN\n=====\nRest | fluids | paracetamol",
                "Prescription (script) was given; onset = yesterday; <3 days of fever",
                "Patient says his job is JavaScript: he sits all day.",
                "Temp <38 and pulse> 90 on admission=yes",
                "-CALL the clinic (555-0133) if worse\n-IMAGE of the chest (PA)",
                "Object in the left eye; base of the skull; meta-analysis cited."
            })
    void ordinaryTextIsNot(String text) {
        assertThat(RULE.passes(document(text).facts())).isTrue();
    }

    @Test
    void aNarrativeMayHaveMarkupButNoScript() {
        String patient =
                "{\"resourceType\": \"Patient\", \"id\": \"p\", \"text\": {\"status\": \"generated\", \"div\": "
                        + "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p class=\\\"one\\\">Ada <b>Vale</b></p>%s</div>\"}}";
        assertThat(RULE.passes(document(patient.formatted("")).facts())).isTrue();
        assertThatThrownBy(() -> document(patient.formatted("<p onclick=\\\"x()\\\">more</p>"))
                        .facts())
                .hasMessageContaining("ACTIVE_CONTENT");
        assertThatThrownBy(() -> document(patient.formatted("<a href=\\\"javascript:x()\\\">more</a>"))
                        .facts())
                .hasMessageContaining("ACTIVE_CONTENT");
    }

    @Test
    void everyLineOfNdjsonIsLookedAt() {
        String patient = "{\"resourceType\": \"Patient\", \"id\": \"p\", \"name\": [{\"family\": \"%s\"}]}\n";
        assertThat(RULE.passes(document(patient.formatted("Vale") + patient.formatted("Vale"))
                        .facts()))
                .isTrue();
        assertThat(RULE.passes(document(patient.formatted("Vale") + patient.formatted("=cmd|'/c calc'!A1"))
                        .facts()))
                .isFalse();
    }

    @Test
    void aFormulaInANameIsFound() {
        assertThat(RULE.passes(document(
                                "{\"resourceType\": \"Patient\", \"id\": \"p\", \"name\": [{\"family\": \"=cmd|'/c calc'!A1\"}]}")
                        .facts()))
                .isFalse();
    }

    @Test
    void programsAndMacrosInAttachmentsAreFound() throws IOException {
        assertThat(attached("\u007fELF\u0002\u0001\u0001 and a program")).isFalse();
        assertThat(attached(windowsProgram())).isFalse();
        assertThat(attached("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 an old word file"))
                .isFalse();
        assertThat(attached("#!/bin/sh\nrm -rf /\n")).isFalse();
        assertThat(attached(zip("word/vbaProject.bin"))).isFalse();
        assertThat(attached("%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert) >> >>"))
                .isFalse();
        assertThat(attached("<html><script>x()</script></html>")).isFalse();
    }

    @Test
    void ordinaryAttachmentsAreNot() throws IOException {
        assertThat(attached("Discharge instructions: rest, fluids. MZ is not a program."))
                .isTrue();
        assertThat(attached("MZ stands for nothing here, and the text goes on for longer than sixty-four characters."))
                .isTrue();
        assertThat(attached(zip("word/document.xml"))).isTrue();
        assertThat(attached("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >>"))
                .isTrue();
        assertThat(attached("\u0089PNG\r\n\u001a\n an image")).isTrue();
    }

    @Test
    void aProgramWrittenIntoANoteIsFound() {
        byte[] program = windowsProgram().getBytes(StandardCharsets.ISO_8859_1);
        String note = "Seen today.\n" + Base64.getMimeEncoder().encodeToString(program) + "\nContinue treatment.";
        assertThat(RULE.passes(document(note).facts())).isFalse();
    }

    @Test
    void aLongEncodedFileInANoteIsReadToItsEnd() {
        String pdf = "%PDF-1.7\n" + "scanned page ".repeat(300_000) + "/JavaScript";
        String note = "Seen today.\n"
                + Base64.getMimeEncoder().encodeToString(pdf.getBytes(StandardCharsets.ISO_8859_1)) + "\n";
        for (String after : new String[] {"", "Continue.", "Rested.", "Well."}) {
            assertThat(RULE.passes(document(note + after).facts())).isFalse();
        }
    }

    @Test
    void theTimeIsLinearInTheText() {
        String hostile = "seen <a " + "x".repeat(300) + " ".repeat(50);
        String text = hostile.repeat(3_000) + "A".repeat(1_000_000) + "\n" + "=\"".repeat(100_000) + "(";
        long started = System.nanoTime();
        RULE.passes(document(text).facts());
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
    }

    private static boolean attached(String content) {
        String data = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.ISO_8859_1));
        return RULE.passes(document("""
                        {"resourceType": "DocumentReference", "id": "d", "status": "current",
                         "content": [{"attachment": {"contentType": "application/octet-stream", "data": "%s"}}]}
                        """.formatted(data)).facts());
    }

    private static String windowsProgram() {
        return "MZ" + "\0".repeat(58) + "\u0050\0\0\0" + "\0".repeat(16) + "PE\0\0" + "\0".repeat(120);
    }

    private static String zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(new byte[] {1, 2, 3});
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
