package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of a kilobyte that would cost a machine its memory, and documents of two formats at once. */
class BadInputTest {

    /** More than any class that is loaded on the way takes, and far less than what the documents are after. */
    private static final long MOST_BYTES = 96L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Arguments> costly() {
        return Stream.of(
                arguments("a number with a huge exponent", decimal("1e999999999"), ReasonCode.FORMAT_INVALID),
                arguments("a number with a tiny exponent", decimal("1e-999999999"), ReasonCode.FORMAT_INVALID),
                arguments("a number of a million digits", decimal("9".repeat(1_000_000)), ReasonCode.FORMAT_INVALID),
                arguments(
                        "a member twice, deep inside",
                        patient("\"name\":[{\"extension\":[{\"url\":\"http://a.b\",\"url\":\"http://c.d\"}]}]"),
                        ReasonCode.FORMAT_INVALID),
                arguments(
                        "a member twice, once escaped",
                        patient("\"active\":true,\"\\u0061ctive\":false"),
                        ReasonCode.FORMAT_INVALID),
                arguments(
                        "half a surrogate pair in raw bytes",
                        new byte[] {'a', ' ', (byte) 0xED, (byte) 0xA0, (byte) 0x80, ' ', 'b'},
                        ReasonCode.CHARSET_INVALID),
                arguments("objects nested in JSON", ascii("{\"a\":".repeat(200_000)), ReasonCode.NESTING_TOO_DEEP),
                arguments(
                        "entities that multiply in a narrative",
                        patient("\"text\":{\"status\":\"generated\",\"div\":\"" + laughs("div") + "<div>&a9;</div>\"}"),
                        ReasonCode.FORMAT_INVALID),
                arguments(
                        "entities that multiply in FHIR XML",
                        ascii(laughs("Patient")
                                + "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&a9;\"/></Patient>"),
                        ReasonCode.FORMAT_INVALID),
                arguments(
                        "elements nested in XML",
                        ascii("<Patient xmlns=\"http://hl7.org/fhir\">" + "<contact>".repeat(100_000)),
                        ReasonCode.NESTING_TOO_DEEP),
                arguments("groups nested in RTF", ascii("{\\rtf1 " + "{".repeat(100_000)), ReasonCode.NESTING_TOO_DEEP),
                arguments(
                        "a value of four gigabytes in DICOM",
                        DicomSamples.file(
                                DicomSamples.EXPLICIT,
                                DicomSamples.dataSet(DicomSamples.EXPLICIT)
                                        .header(0x0040_A160, "UT", 0xFFFF_FFF0L)
                                        .raw(new byte[20])
                                        .done()),
                        ReasonCode.FORMAT_INVALID),
                arguments(
                        "columns without number",
                        ascii("Name,MRN,DOB" + ",x".repeat(100_000) + "\n" + "a,b,c" + ",1".repeat(100_000) + "\n"),
                        ReasonCode.DOCUMENT_TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("costly")
    void whatWouldCostMemoryIsRefusedBeforeItDoes(String name, byte[] document, ReasonCode reason) {
        assertRejected(ascii("{\"resourceType\":\"Starship\"}"), ReasonCode.FORMAT_INVALID);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertRejected(document, reason);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
    }

    static Stream<Arguments> polyglots() {
        byte[] pdf = PdfSamples.pages("Seen today. Cough for three weeks, no fever.");
        byte[] image = DicomSamples.image(DicomSamples.EXPLICIT);
        byte[] preamble = Arrays.copyOf(ascii("%PDF-1.4\n% "), 128);
        return Stream.of(
                arguments("PDF before DICOM", joined(preamble, Arrays.copyOfRange(image, 128, image.length))),
                arguments("PDF before ZIP", joined(pdf, emptyZip())),
                arguments("picture before PDF", joined(ascii("GIF89a"), pdf)),
                arguments("program before DICOM", joined(ascii("MZ"), Arrays.copyOfRange(image, 2, image.length))),
                arguments("page before PDF", joined(ascii("<html><script>1</script>"), pdf)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("polyglots")
    void aDocumentThatIsTwoFormatsIsNeither(String name, byte[] document) {
        assertRejected(document, ReasonCode.CONTENT_MISMATCH);
    }

    private static String laughs(String root) {
        StringBuilder entities = new StringBuilder("<!DOCTYPE " + root + " [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
        }
        return entities.append("]>").toString();
    }

    private static byte[] decimal(String number) {
        return patient("\"extension\":[{\"url\":\"http://a.b\",\"valueDecimal\":" + number + "}]");
    }

    private static byte[] patient(String members) {
        return ascii("{\"resourceType\":\"Patient\"," + members + "}");
    }

    private static byte[] emptyZip() {
        return joined(ascii("PK\u0005\u0006"), new byte[18]);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertRejected(byte[] document, ReasonCode reason) {
        assertThatThrownBy(() -> DocumentFormats.standard().open(document, FormatLimits.STANDARD))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason));
    }
}
