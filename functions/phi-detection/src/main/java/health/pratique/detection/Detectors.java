package health.pratique.detection;

import static java.util.stream.Collectors.joining;

import health.pratique.detection.comprehend.ComprehendDetector;
import health.pratique.phi.Inspection;
import health.pratique.phi.PhiDetector;
import health.pratique.phi.PhiInspector;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.SpanUnion;
import health.pratique.phi.TextRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The detectors that are switched on, as one. It fails when one of them fails: a document that one detector has not seen counts
 * as not searched. Thread-safe.
 */
public final class Detectors {

    private final @Nullable PhiDetector local;
    private final @Nullable PhiDetector comprehend;
    private final @Nullable PhiInspector first;
    private final double minScore;
    private final Consumer<Consultation> meter;

    private Detectors(
            @Nullable PhiDetector local,
            @Nullable PhiDetector comprehend,
            @Nullable PhiInspector first,
            double minScore,
            Consumer<Consultation> meter) {
        this.local = local;
        this.comprehend = comprehend;
        this.first = first;
        this.minScore = minScore;
        this.meter = meter;
    }

    /**
     * Each of them looks at everything.
     *
     * @param running LOCAL, COMPREHEND, or both
     * @param minScore below it, a span of Comprehend Medical counts only where the local engine found something too
     */
    public Detectors(Map<DetectorName, PhiDetector> running, double minScore) {
        this(running.get(DetectorName.LOCAL), running.get(DetectorName.COMPREHEND), null, minScore, consultation -> {});
        if (local == null && comprehend == null) {
            throw new IllegalArgumentException("at least one detector runs");
        }
    }

    /** Comprehend Medical is asked only about the sentences that the local engine is not sure of. */
    public static Detectors localFirst(PhiInspector local, PhiDetector comprehend, double minScore) {
        return new Detectors(local, comprehend, local, minScore, consultation -> {});
    }

    /** The same ones, that tell the meter of each search how much of it was asked about. */
    public Detectors metered(Consumer<Consultation> meter) {
        return new Detectors(local, comprehend, first, minScore, meter);
    }

    /** What is found in each text; sorted, without overlap. Equal texts are looked at once. */
    public DetectedTexts detect(Collection<String> texts) {
        Set<String> distinct = new LinkedHashSet<>(texts);
        DetectedTexts found =
                first == null || comprehend == null ? united(distinct) : localFirst(distinct, first, comprehend);
        meter.accept(found.consultation());
        return found;
    }

    /** The detectors that run, with versions, such as {@code pratique-phi/1.3f9a0c77b1d2, comprehend-medical/2.2.0}. */
    public String versions() {
        String named = Stream.of(local, comprehend)
                .flatMap(Stream::ofNullable)
                .map(PhiDetector::version)
                .collect(joining(", "));
        return first == null ? named : "local-first: " + named;
    }

    /**
     * Whether a report by these versions is what these detectors would say now. As long as this process has not asked Comprehend
     * Medical, it cannot know its version and believes the report's: asking again only for that would double the bill, and a
     * copy is searched by the present model in any case.
     */
    boolean wrote(String versions) {
        String now = versions();
        String unseen = '/' + ComprehendDetector.UNSEEN;
        return versions.equals(now)
                || now.endsWith(unseen) && versions.startsWith(now.substring(0, now.length() - unseen.length() + 1));
    }

    private DetectedTexts united(Set<String> texts) {
        Map<String, List<PhiSpan>> theirs = comprehend == null ? Map.of() : joined(comprehend, texts);
        Map<String, List<PhiSpan>> found = new HashMap<>();
        for (String text : texts) {
            List<PhiSpan> ours = local == null ? List.of() : local.detect(text);
            found.put(text, united(text, ours, theirs.getOrDefault(text, List.of())));
        }
        return new DetectedTexts(found, comprehend == null ? Consultation.none(texts) : Consultation.whole(texts));
    }

    private DetectedTexts localFirst(Set<String> texts, PhiInspector inspector, PhiDetector remote) {
        Map<String, Inspection> inspected = new LinkedHashMap<>();
        Map<String, List<TextRange>> asked = new LinkedHashMap<>();
        for (String text : texts) {
            Inspection inspection = inspector.inspect(text);
            inspected.put(text, inspection);
            asked.put(text, Passages.around(text, inspection.unsure()));
        }
        Set<String> passages = new LinkedHashSet<>();
        asked.forEach((text, ranges) -> ranges.forEach(range -> passages.add(range.of(text))));
        Map<String, List<PhiSpan>> theirs = passages.isEmpty() ? Map.of() : joined(remote, passages);
        Map<String, List<PhiSpan>> found = new HashMap<>();
        inspected.forEach((text, inspection) -> {
            List<PhiSpan> here = new ArrayList<>();
            for (TextRange range : asked.getOrDefault(text, List.of())) {
                theirs.getOrDefault(range.of(text), List.of()).forEach(span -> here.add(span.shifted(range.start())));
            }
            found.put(text, united(text, inspection.spans(), here));
        });
        return new DetectedTexts(found, Consultation.about(texts, asked.values()));
    }

    private static Map<String, List<PhiSpan>> joined(PhiDetector detector, Set<String> texts) {
        JoinedTexts joined = JoinedTexts.of(texts);
        return joined.split(detector.detect(joined.text()));
    }

    private List<PhiSpan> united(String text, List<PhiSpan> ours, List<PhiSpan> theirs) {
        PhiDetector engine = local;
        if (engine == null) {
            return SpanUnion.unite(List.of(theirs));
        }
        List<PhiSpan> counting = theirs.stream()
                .filter(span -> ours.stream().anyMatch(span::overlaps)
                        || span.confidence() >= minScore && !engine.isClinicalTerm(text, span))
                .toList();
        return SpanUnion.unite(List.of(ours, counting));
    }
}
