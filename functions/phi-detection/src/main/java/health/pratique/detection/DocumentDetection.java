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

    public DetectedDocument detect(Original original) {
        return spread(original, detectors.detect(prose(original.fields())));
    }

    /**
     * As {@link #detect(Original)}, united with what an earlier run reported. A report by the same detectors in the same versions
     * is what they would say now, so that they are not asked again.
     *
     * @param report of the same original
     */
    public DetectedDocument detect(Original original, PhiReport report) {
        List<TextField> fields = original.fields();
        Map<String, List<PhiSpan>> reported = report.byText(fields);
        DetectedTexts found = detectors.wrote(report.engine()) ? DetectedTexts.NONE : detectors.detect(prose(fields));
        Map<String, List<PhiSpan>> united = new HashMap<>();
        for (String text : prose(fields)) {
            united.put(text, SpanUnion.unite(List.of(reported.getOrDefault(text, List.of()), found.in(text))));
        }
        return spread(original, new DetectedTexts(united, found.consultation()));
    }

    /** What one place tells, holds for all others. */
    private DetectedDocument spread(Original original, DetectedTexts found) {
        Map<String, List<PhiSpan>> prose = new HashMap<>(found.byText());
        IdentifyingValues identifying = identifying(original, prose);
        prose.replaceAll(
                (text, spans) -> SpanUnion.unite(List.of(spans, unseen(identifying.occurrences(text), spans))));
        return new DetectedDocument(original.fields(), prose, identifying, detectors.versions(), found.consultation());
    }

    /** Both sorted and without overlap, so that one walk along both tells which of the spans could hold an occurrence. */
    private static List<PhiSpan> unseen(List<PhiSpan> occurrences, List<PhiSpan> spans) {
        List<PhiSpan> unseen = new ArrayList<>();
        int next = 0;
        for (PhiSpan one : occurrences) {
            while (next < spans.size() && spans.get(next).end() < one.end()) {
                next++;
            }
            if (next == spans.size() || one.start() < spans.get(next).start()) {
                unseen.add(one);
            }
        }
        return unseen;
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

    private static IdentifyingValues identifying(Original original, Map<String, List<PhiSpan>> prose) {
        List<IdentifyingValue> values = new ArrayList<>(original.known());
        for (TextField field : original.fields()) {
            if (field.meaning() != FieldMeaning.RESOURCE_ID && field.meaning() != FieldMeaning.REFERENCE) {
                FieldTypes.of(field).ifPresent(type -> values.addAll(IdentifyingValue.of(type, field.value(), 1)));
            }
        }
        prose.forEach((text, spans) -> spans.forEach(
                span -> values.addAll(IdentifyingValue.of(span.type(), span.of(text), span.confidence()))));
        return IdentifyingValues.of(values);
    }
}
