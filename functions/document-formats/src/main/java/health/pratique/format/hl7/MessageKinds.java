package health.pratique.format.hl7;

import static java.util.Map.entry;

import health.pratique.model.DocumentKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells a document's clinical kind from its message type, and from what the type's own segments say. */
final class MessageKinds {

    /** HL7 table 0270: document types. */
    private static final Map<String, DocumentKind> BY_DOCUMENT_TYPE = Map.ofEntries(
            entry("AR", DocumentKind.PATHOLOGY_REPORT),
            entry("CD", DocumentKind.PROCEDURE_NOTE),
            entry("CN", DocumentKind.CONSULTATION_NOTE),
            entry("DI", DocumentKind.RADIOLOGY_REPORT),
            entry("DS", DocumentKind.DISCHARGE_SUMMARY),
            entry("HP", DocumentKind.HISTORY_AND_PHYSICAL),
            entry("OP", DocumentKind.OPERATIVE_NOTE),
            entry("PC", DocumentKind.CONSULTATION_NOTE),
            entry("PH", DocumentKind.HISTORY_AND_PHYSICAL),
            entry("PN", DocumentKind.PROCEDURE_NOTE),
            entry("PR", DocumentKind.PROGRESS_NOTE),
            entry("SP", DocumentKind.PATHOLOGY_REPORT),
            entry("TS", DocumentKind.DISCHARGE_SUMMARY));

    /** HL7 table 0074: diagnostic service sections that are no laboratory. */
    private static final Set<String> IMAGING =
            Set.of("RAD", "CT", "CUS", "MRI", "NMR", "NMS", "OUS", "RUS", "VUS", "XRC", "RX");

    private static final Set<String> PATHOLOGY = Set.of("SP", "CP", "PAT");

    private MessageKinds() {}

    /** Empty when the messages are of several kinds, or of one that says nothing. */
    static Optional<DocumentKind> of(List<SegmentValues> segments) {
        List<String> types = segments.stream()
                .filter(segment -> segment.is("MSH"))
                .map(header -> header.first(9, 1).strip())
                .distinct()
                .toList();
        return types.size() == 1 ? of(types.getFirst(), segments) : Optional.empty();
    }

    private static Optional<DocumentKind> of(String type, List<SegmentValues> segments) {
        return switch (type) {
            case "MDM" -> Optional.ofNullable(BY_DOCUMENT_TYPE.get(first(segments, "TXA", 2)));
            case "ORU", "OUL", "OPU" -> Optional.of(report(first(segments, "OBR", 24)));
            case "VXU", "VXR", "VXX" -> Optional.of(DocumentKind.IMMUNIZATION_RECORD);
            case "ADT" -> Optional.of(DocumentKind.PATIENT_RECORD);
            case "BAR", "DFT" -> Optional.of(DocumentKind.CLAIM);
            case "RDE", "RDS", "RGV", "RAS", "OMP" -> Optional.of(DocumentKind.MEDICATION_LIST);
            case "REF" -> Optional.of(DocumentKind.REFERRAL_NOTE);
            default -> Optional.empty();
        };
    }

    private static DocumentKind report(String section) {
        if (IMAGING.contains(section)) {
            return DocumentKind.RADIOLOGY_REPORT;
        }
        return PATHOLOGY.contains(section) ? DocumentKind.PATHOLOGY_REPORT : DocumentKind.LABORATORY_REPORT;
    }

    private static String first(List<SegmentValues> segments, String name, int field) {
        return segments.stream()
                .filter(segment -> segment.is(name))
                .map(segment -> segment.first(field, 1).strip())
                .findFirst()
                .orElse("");
    }
}
