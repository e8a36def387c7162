package health.pratique.phi;

import health.pratique.model.ReleasePolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins what several detectors found: where spans overlap, one span remains that covers them all, because a letter that only
 * one detector saw is still PHI. Its type is that of the span that Safe Harbor protects, then the surer, then the longer.
 */
public final class SpanUnion {

    private static final Comparator<PhiSpan> STRENGTH = Comparator.<PhiSpan>comparingInt(SpanUnion::protection)
            .thenComparingDouble(PhiSpan::confidence)
            .thenComparingInt(PhiSpan::length);

    private SpanUnion() {}

    /** Sorted by start, without overlap. */
    public static List<PhiSpan> unite(List<List<PhiSpan>> found) {
        List<PhiSpan> all = new ArrayList<>();
        found.forEach(all::addAll);
        all.sort(Comparator.comparingInt(PhiSpan::start).thenComparing(PhiSpan::end, Comparator.reverseOrder()));
        List<PhiSpan> united = new ArrayList<>(all.size());
        for (PhiSpan span : all) {
            int last = united.size() - 1;
            if (last >= 0 && united.get(last).overlaps(span)) {
                united.set(last, join(united.get(last), span));
            } else {
                united.add(span);
            }
        }
        return List.copyOf(united);
    }

    private static PhiSpan join(PhiSpan one, PhiSpan two) {
        PhiSpan stronger = STRENGTH.compare(one, two) >= 0 ? one : two;
        return new PhiSpan(
                Math.min(one.start(), two.start()),
                Math.max(one.end(), two.end()),
                stronger.type(),
                Math.max(one.confidence(), two.confidence()),
                one.detector().contains(two.detector()) ? one.detector() : one.detector() + "+" + two.detector());
    }

    private static int protection(PhiSpan span) {
        return switch (span.type().under(ReleasePolicy.SAFE_HARBOR)) {
            case KEEP -> 0;
            case AGE_90, YEAR, ZIP3 -> 1;
            case MASK, SHIFT_DAYS, SHIFT_WEEKS, SURROGATE, TOKEN -> 2;
        };
    }
}
