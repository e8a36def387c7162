package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names contradict which contents. */
class NamedFormatTest {

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void everyFormatMayBeNamedByItsOwnExtension(DocumentFormat format) {
        assertThatCode(() -> NamedFormat.of("a." + format.extension()).require(format))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf, HL7V2",
        "a.PDF, TEXT",
        "a.txt, PDF",
        "a.txt, DICOM",
        "a.json, FHIR_XML",
        "a.xml, FHIR_JSON",
        "a.hl7, CSV",
        "a.csv, HL7V2",
        "a.dcm, TEXT",
        "scan.jpg, TEXT",
        "report.exe, TEXT",
        "report.html, TEXT",
        "all.zip, PDF",
        "x/y.docx, TEXT"
    })
    void aNameOfAnotherFormatIsAMismatch(String name, DocumentFormat format) {
        assertMismatch(() -> NamedFormat.of(name).require(format));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"intake/clinic/00001", "a.bin", "report.2024", "v1.pdf/00001", "pdf", "a.quillfeather", "a."})
    void aNameThatNamesNoFormatContradictsNothing(String name) {
        NamedFormat named = NamedFormat.of(name);
        assertThatCode(() -> named.require(DocumentFormat.DICOM)).doesNotThrowAnyException();
        assertThatCode(named::requireArchive).doesNotThrowAnyException();
        assertThat(named.suffix()).isEmpty();
    }

    @Test
    void anArchiveIsNamedAsOneOrAsNothing() {
        assertThatCode(NamedFormat.of("a.zip")::requireArchive).doesNotThrowAnyException();
        assertThatCode(NamedFormat.of("a.json.gz")::requireArchive).doesNotThrowAnyException();
        assertMismatch(NamedFormat.of("a.pdf")::requireArchive);
        assertMismatch(NamedFormat.of("a.docx")::requireArchive);
    }

    private static void assertMismatch(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                .isEqualTo(ReasonCode.CONTENT_MISMATCH));
    }
}
