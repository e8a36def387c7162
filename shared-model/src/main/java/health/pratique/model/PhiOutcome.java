package health.pratique.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What PHI detection found, in numbers only.
 *
 * @param counts spans by {@code PhiType} name
 * @param minConfidence of all spans, 0 to 1; 1 when there is none
 * @param report the PHI report in the quarantine bucket: spans by offset, never their text
 * @param engine the detectors that ran and their versions
 * @param contentSketch 16 hex digits that differ in few bits for nearly the same text; of use to compare documents, and no more
 *     telling than a digest
 */
public record PhiOutcome(
        RiskLevel risk,
        Map<String, Integer> counts,
        double minConfidence,
        ObjectLocation report,
        String engine,
        @Nullable String contentSketch) {

    public PhiOutcome {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}
