package health.pratique.kit;

import health.pratique.model.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What named reviewers overrode for one run of one document, as the registry and the queue have it; no workflow state says so.
 *
 * @param rules by id
 * @param fraud whether the fraud score is overridden
 * @param redactions what has to go on top of what was found
 */
public record ReviewOverride(
        String review,
        List<String> reviewers,
        ReviewReason reason,
        Set<String> rules,
        boolean fraud,
        @Nullable RedactionList redactions) {

    /** Nobody overrode anything. */
    public static final ReviewOverride NONE =
            new ReviewOverride("", List.of(), ReviewReason.FALSE_POSITIVE, Set.of(), false, null);

    public ReviewOverride {
        reviewers = List.copyOf(reviewers);
        rules = Set.copyOf(rules);
    }

    /** For the audit event of a release; empty when nobody overrode anything. */
    public Map<String, String> facts() {
        return reviewers.isEmpty()
                ? Map.of()
                : Map.of(
                        "review", review,
                        "reviewers", String.join(" ", reviewers),
                        "reviewReason", reason.name());
    }

    /** Whether there are findings, and each is a warning, or one for a reviewer that a reviewer has seen. BLOCK is for nobody to override. */
    public boolean covers(List<Finding> findings) {
        return !findings.isEmpty()
                && findings.stream().allMatch(finding -> switch (finding.severity()) {
                    case WARN -> true;
                    case REVIEW -> rules.contains(finding.rule());
                    case BLOCK -> false;
                });
    }
}
