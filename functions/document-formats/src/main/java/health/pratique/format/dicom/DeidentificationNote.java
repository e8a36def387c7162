package health.pratique.format.dicom;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** What a de-identified file says of itself (PS3.15, E.1.1, step 6; codes of PS3.16, CID 7050). */
final class DeidentificationNote {

    private static final String METHOD = "Pratique, DICOM PS3.15 Table E.1-1";

    private DeidentificationNote() {}

    /** The elements by tag, in ascending order. */
    static TreeMap<Integer, Pieces> of(Encoding encoding, TemporalInformation dates) {
        TreeMap<Integer, Pieces> elements = new TreeMap<>(Integer::compareUnsigned);
        elements.put(Tags.PATIENT_IDENTITY_REMOVED, text(encoding, Tags.PATIENT_IDENTITY_REMOVED, Vr.CS, "YES"));
        elements.put(Tags.DEIDENTIFICATION_METHOD, text(encoding, Tags.DEIDENTIFICATION_METHOD, Vr.LO, METHOD));
        Pieces codes = new Pieces();
        code(codes, encoding, "113100", "Basic Application Confidentiality Profile");
        code(codes, encoding, "113105", "Clean Descriptors Option");
        dates.option().ifPresent(option -> code(codes, encoding, option[0], option[1]));
        Pieces sequence = new Pieces();
        sequence.add(encoding.header(Tags.DEIDENTIFICATION_METHOD_CODES, Vr.SQ, codes.length()));
        sequence.add(codes);
        elements.put(Tags.DEIDENTIFICATION_METHOD_CODES, sequence);
        elements.put(
                Tags.TEMPORAL_INFORMATION_MODIFIED,
                text(encoding, Tags.TEMPORAL_INFORMATION_MODIFIED, Vr.CS, dates.name()));
        return elements;
    }

    private static void code(Pieces out, Encoding encoding, String value, String meaning) {
        Pieces item = new Pieces();
        item.add(text(encoding, Tags.CODE_VALUE, Vr.SH, value));
        item.add(text(encoding, Tags.CODING_SCHEME_DESIGNATOR, Vr.SH, "DCM"));
        item.add(text(encoding, Tags.CODE_MEANING, Vr.LO, meaning));
        out.add(encoding.marker(Tags.ITEM, item.length()));
        out.add(item);
    }

    private static Pieces text(Encoding encoding, int tag, Vr vr, String value) {
        Pieces element = new Pieces();
        Writer.value(element, encoding, tag, vr, value.getBytes(StandardCharsets.US_ASCII));
        return element;
    }
}
