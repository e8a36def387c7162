package health.pratique.detection;

import health.pratique.format.TextField;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.Deidentifier;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much PHI a document holds: what Safe Harbor would change, whatever the document's own release policy is. An age of 40, a
 * state or a year is found by detectors, but is no PHI and not counted.
 *
 * @param minConfidence of all spans counted, 0 to 1; 1 when there is none
 */
public record PhiCounts(Map<PhiType, Integer> byType, double minConfidence) {

    /** Tells what changes, never into what, so that no subject's key is needed. */
    private static final int KEY_BYTES = 32;

    public static PhiCounts of(DetectedDocument detected) {
        Deidentifier safeHarbor = Deidentifier.of(ReleasePolicy.SAFE_HARBOR, new byte[KEY_BYTES]);
        Map<PhiType, Integer> byType = new EnumMap<>(PhiType.class);
        double least = 1;
        for (TextField field : detected.fields()) {
            for (PhiSpan span : safeHarbor.redacted(field.value(), detected.spans(field))) {
                byType.merge(span.type(), 1, Integer::sum);
                least = Math.min(least, span.confidence());
            }
        }
        return new PhiCounts(byType, least);
    }

    public int total() {
        return byType.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Map<String, Integer> byName() {
        Map<String, Integer> names = new TreeMap<>();
        byType.forEach((type, count) -> names.put(type.name(), count));
        return names;
    }
}
