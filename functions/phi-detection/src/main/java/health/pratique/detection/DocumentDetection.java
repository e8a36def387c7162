package health.pratique.detection;

import health.pratique.format.FieldMeaning;
import health.pratique.format.TextField;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.SpanUnion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds PHI in all fields of a document: by meaning where the format tells, by the detectors in prose, and then everywhere else
 * in prose what is known by now. Narratives are left out: a release has none. Thread-safe.
 */
public final class DocumentDetection {

    private final Detectors detectors;

    public DocumentDetection(Detectors detectors) {
        this.detectors = detectors;
    }

    public DetectedDocument detect(List<TextField> fields) {
        return detect(fields, Map.of());
    }

    /**
     * @param known what an earlier run found in prose, by the text it was found in: united with what is found now
     */
    public DetectedDocument detect(List<TextField> fields, Map<String, List<PhiSpan>> known) {
        Map<String, List<PhiSpan>> prose = new HashMap<>(detectors.detect(prose(fields)));
        known.forEach(
                (text, spans) -> prose.computeIfPresent(text, (same, found) -> SpanUnion.unite(List.of(found, spans))));
        IdentifyingValues identifying = identifying(fields, prose);
        prose.replaceAll((text, spans) -> SpanUnion.unite(List.of(spans, identifying.occurrences(text))));
        return new DetectedDocument(fields, prose, identifying, detectors.versions());
    }

    /** The texts that detectors look into. */
    public static List<String> prose(Collection<TextField> fields) {
        return fields.stream()
                .filter(field -> field.meaning().prose() && field.meaning() != FieldMeaning.NARRATIVE)
                .map(TextField::value)
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
    }

    private static IdentifyingValues identifying(List<TextField> fields, Map<String, List<PhiSpan>> prose) {
        List<IdentifyingValue> values = new ArrayList<>();
        for (TextField field : fields) {
            if (field.meaning() != FieldMeaning.RESOURCE_ID && field.meaning() != FieldMeaning.REFERENCE) {
                FieldTypes.of(field).ifPresent(type -> values.addAll(IdentifyingValue.of(type, field.value(), 1)));
            }
        }
        prose.forEach((text, spans) -> spans.forEach(
                span -> values.addAll(IdentifyingValue.of(span.type(), span.of(text), span.confidence()))));
        return IdentifyingValues.of(values);
    }
}
