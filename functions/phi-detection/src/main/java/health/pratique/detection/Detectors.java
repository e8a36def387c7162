package health.pratique.detection;

import static java.util.stream.Collectors.joining;

import health.pratique.phi.PhiDetector;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.SpanUnion;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The detectors that are switched on, as one. It fails when one of them fails: a document that one detector has not seen counts
 * as not searched. Thread-safe.
 */
public final class Detectors {

    private final @Nullable PhiDetector local;
    private final @Nullable PhiDetector comprehend;
    private final double minScore;

    /**
     * @param running at least one
     * @param minScore below it, a span of Comprehend Medical counts only where the local engine found something too
     */
    public Detectors(Map<DetectorName, PhiDetector> running, double minScore) {
        if (running.isEmpty()) {
            throw new IllegalArgumentException("at least one detector runs");
        }
        this.local = running.get(DetectorName.LOCAL);
        this.comprehend = running.get(DetectorName.COMPREHEND);
        this.minScore = minScore;
    }

    /** What is found in each text; sorted, without overlap. Equal texts are looked at once. */
    public Map<String, List<PhiSpan>> detect(Collection<String> texts) {
        Set<String> distinct = new LinkedHashSet<>(texts);
        Map<String, List<PhiSpan>> theirs = comprehend == null ? Map.of() : joined(comprehend, distinct);
        Map<String, List<PhiSpan>> found = new HashMap<>();
        for (String text : distinct) {
            List<PhiSpan> ours = local == null ? List.of() : local.detect(text);
            found.put(text, SpanUnion.unite(List.of(ours, counting(theirs.getOrDefault(text, List.of()), ours))));
        }
        return found;
    }

    /** The detectors that run, with versions, such as {@code pratique-phi/1, comprehend-medical/2.2.0}. */
    public String versions() {
        Map<DetectorName, String> versions = new EnumMap<>(DetectorName.class);
        if (local != null) {
            versions.put(DetectorName.LOCAL, local.version());
        }
        if (comprehend != null) {
            versions.put(DetectorName.COMPREHEND, comprehend.version());
        }
        return versions.values().stream().collect(joining(", "));
    }

    private static Map<String, List<PhiSpan>> joined(PhiDetector detector, Set<String> texts) {
        JoinedTexts joined = JoinedTexts.of(texts);
        return joined.split(detector.detect(joined.text()));
    }

    private List<PhiSpan> counting(List<PhiSpan> theirs, List<PhiSpan> ours) {
        return theirs.stream()
                .filter(span -> span.confidence() >= minScore || ours.stream().anyMatch(span::overlaps))
                .toList();
    }
}
