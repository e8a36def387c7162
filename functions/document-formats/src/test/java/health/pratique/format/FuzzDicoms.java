package health.pratique.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Invented DICOM files from which fuzzing sets out: each transfer syntax, sequences, character sets, an encapsulated document. */
final class FuzzDicoms {

    private FuzzDicoms() {}

    static List<byte[]> all() {
        List<byte[]> all = new ArrayList<>();
        for (String syntax : List.of(DicomSamples.IMPLICIT, DicomSamples.EXPLICIT, DicomSamples.BIG_ENDIAN)) {
            all.add(DicomSamples.image(syntax));
            all.add(report(syntax, true));
            all.add(report(syntax, false));
        }
        all.add(compressed());
        return all;
    }

    private static byte[] report(String syntax, boolean undefined) {
        byte[] name = DicomSamples.dataSet(syntax)
                .text(0x0040_A040, "CS", "PNAME")
                .text(0x0040_A123, "PN", "Rossi^Giulia")
                .done();
        byte[] text = DicomSamples.dataSet(syntax)
                .text(0x0040_A040, "CS", "TEXT")
                .text(0x0040_A160, "UT", "Seen by Giulia Rossi")
                .sequence(0x0040_A730, undefined, name)
                .done();
        return DicomSamples.file(
                syntax,
                DicomSamples.dataSet(syntax)
                        .in(StandardCharsets.UTF_8)
                        .text(0x0008_0005, "CS", "ISO_IR 192")
                        .text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.88.11")
                        .text(0x0008_0018, "UI", "1.2.3.4.6")
                        .text(0x0008_002A, "DT", "20240304101500.25+0100")
                        .text(0x0008_0060, "CS", "SR")
                        .text(0x0010_0010, "PN", "Yamada^Tarou=\u5C71\u7530^\u592A\u90CE")
                        .sequence(0x0040_A730, undefined, text, name)
                        .done());
    }

    private static byte[] compressed() {
        DicomSamples data = DicomSamples.dataSet(DicomSamples.EXPLICIT)
                .text(0x0008_0005, "CS", "\\ISO 2022 IR 87")
                .text(0x0008_0060, "CS", "CT")
                .text(0x0010_0010, "PN", "Yamada^Tarou=\u001B$B;3ED\u001B(B")
                .header(0x7FE0_0010, "OB", DicomSamples.UNDEFINED);
        data.raw(data.marker(0xFFFE_E000, 0))
                .raw(data.marker(0xFFFE_E000, 4))
                .raw(new byte[] {1, 2, 3, 4})
                .raw(data.marker(0xFFFE_E0DD, 0));
        return DicomSamples.file(DicomSamples.JPEG, data.done());
    }
}
