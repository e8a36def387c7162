package health.pratique.phi.evaluate;

import health.pratique.model.ReleasePolicy;
import health.pratique.phi.PhiType;
import health.pratique.phi.Treatment;
import java.util.Arrays;
import java.util.List;

/**
 * Labels say what Safe Harbor wants gone. Under another policy, what it keeps of a whole category is no leak: dates in a limited
 * data set. Of a category that it keeps in part (a city goes on, a street does not) all still counts, for the labels do not tell
 * the parts apart.
 */
final class PolicyLabels {

    private PolicyLabels() {}

    static GoldDocument of(GoldDocument document, ReleasePolicy policy) {
        List<GoldSpan> spans = document.spans().stream()
                .map(span -> span.safeHarbor() && keeps(policy, span.type()) ? span.mayStay() : span)
                .toList();
        return new GoldDocument(document.id(), document.text(), spans, document.ignored());
    }

    /** Whether the policy keeps every type of the category that Safe Harbor does not keep. */
    private static boolean keeps(ReleasePolicy policy, String category) {
        List<PhiType> types = Arrays.stream(PhiType.values())
                .filter(type -> type.category().name().equals(category))
                .filter(type -> type.under(ReleasePolicy.SAFE_HARBOR) != Treatment.KEEP)
                .toList();
        return !types.isEmpty() && types.stream().allMatch(type -> type.under(policy) == Treatment.KEEP);
    }
}
