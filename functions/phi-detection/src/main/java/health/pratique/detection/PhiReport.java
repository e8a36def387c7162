package health.pratique.detection;

import health.pratique.format.TextField;
import health.pratique.model.Document;
import health.pratique.model.DocumentId;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.SpanUnion;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What detection found in one document, for a reviewer and for the release: places, types and confidences, never text.
 *
 * @param version of this form
 * @param sha256 of the original that the offsets are of
 * @param consultation how much of the prose Comprehend Medical was asked about
 * @param byMeaning how many fields are PHI by their meaning, by meaning
 * @param spans what was found in prose; a text that stands in several fields is reported for the first
 */
@RegisterForReflection
public record PhiReport(
        int version,
        DocumentId documentId,
        String sha256,
        String engine,
        Consultation consultation,
        Map<String, Integer> byMeaning,
        List<ReportedSpan> spans) {

    private static final int VERSION = 2;

    public PhiReport {
        byMeaning = Collections.unmodifiableMap(new TreeMap<>(byMeaning));
        spans = List.copyOf(spans);
    }

    public static PhiReport of(Document document, DetectedDocument detected) {
        Map<String, Integer> byMeaning = new TreeMap<>();
        List<ReportedSpan> spans = new ArrayList<>();
        Set<String> reported = new HashSet<>();
        for (TextField field : detected.fields()) {
            if (FieldTypes.of(field).isPresent()) {
                byMeaning.merge(field.meaning().name(), 1, Integer::sum);
            } else if (reported.add(field.value())) {
                detected.spans(field).forEach(span -> spans.add(ReportedSpan.of(field.path(), span)));
            }
        }
        return new PhiReport(
                VERSION,
                document.id(),
                document.sha256(),
                detected.engine(),
                detected.consultation(),
                byMeaning,
                spans);
    }

    /**
     * The spans by the text that they were found in, sorted, without overlap.
     *
     * @param fields of the same original
     * @throws IllegalArgumentException if a span lies outside of its field, so that the report is of another document
     */
    Map<String, List<PhiSpan>> byText(List<TextField> fields) {
        Map<String, String> texts = new HashMap<>();
        fields.forEach(field -> texts.put(field.path(), field.value()));
        Map<String, List<PhiSpan>> found = new HashMap<>();
        for (ReportedSpan reported : spans) {
            String text = texts.get(reported.path());
            if (text == null || reported.end() > text.length()) {
                throw new IllegalArgumentException("the PHI report does not fit the document");
            }
            found.computeIfAbsent(text, none -> new ArrayList<>()).add(reported.span());
        }
        found.replaceAll((text, unsorted) -> SpanUnion.unite(List.of(unsorted)));
        return found;
    }
}
