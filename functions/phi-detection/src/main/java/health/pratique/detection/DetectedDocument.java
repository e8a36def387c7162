package health.pratique.detection;

import health.pratique.format.TextField;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.util.List;
import java.util.Map;

/**
 * A document with what was found in it. Prints as {@code [PHI]}.
 *
 * @param fields all of the document's
 * @param prose what was found in each text of prose; the same text has the same spans wherever it stands
 * @param identifying the values that are not to stand anywhere in a release
 * @param engine the detectors that ran, with versions
 * @param consultation how much of the prose a remote detector was asked about
 */
public record DetectedDocument(
        List<TextField> fields,
        Map<String, List<PhiSpan>> prose,
        IdentifyingValues identifying,
        String engine,
        Consultation consultation) {

    /** Marks spans of fields that are PHI by their meaning. */
    public static final String BY_MEANING = "field";

    public DetectedDocument {
        fields = List.copyOf(fields);
        prose = Map.copyOf(prose);
    }

    /** What is PHI in one field: what was found in prose, or the whole of a field whose meaning says so. */
    public List<PhiSpan> spans(TextField field) {
        if (field.value().isEmpty()) {
            return List.of();
        }
        return FieldTypes.of(field)
                .map(type -> List.of(whole(type, field.value())))
                .orElseGet(() -> prose.getOrDefault(field.value(), List.of()));
    }

    private static PhiSpan whole(PhiType type, String value) {
        return new PhiSpan(0, value.length(), type, 1, BY_MEANING);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
