package health.pratique.local.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks rules of the transformed stacks of every deployment, and breaks them, for a rule that finds nothing then guards nothing. */
final class Everywhere {

    private static @Nullable List<JoinedStacks> stacks;

    private Everywhere() {}

    /** Transformed once in a run of the tests; without the translator the test is skipped, or fails where it is said to be there. */
    static synchronized List<JoinedStacks> stacks() {
        List<JoinedStacks> known = stacks;
        if (known == null) {
            Optional<SamTranslator> translator = SamTranslator.find();
            if (translator.isEmpty()) {
                if ("required".equals(System.getenv("PRATIQUE_SAM_TRANSLATOR"))) {
                    fail(SamTranslator.HOW_TO_GET_IT);
                }
                abort(SamTranslator.HOW_TO_GET_IT);
            }
            known = Deployment.all().stream()
                    .map(deployment ->
                            JoinedStacks.of(deployment, translator.orElseThrow().stacks(deployment)))
                    .toList();
            stacks = known;
        }
        return known;
    }

    static void holds(Rule rule) {
        List<Finding> findings = new ArrayList<>();
        stacks().forEach(each -> rule.findings(each).forEach(findings::add));
        assertThat(findings).isEmpty();
        List<Broken> broken = stacks().stream().flatMap(rule::broken).toList();
        assertThat(broken)
                .as("ways to break it; without one there is nothing that it is asked of")
                .isNotEmpty();
        assertThat(broken.stream()
                        .filter(each -> !finds(rule, each))
                        .map(Broken::how)
                        .limit(20))
                .as("changes that are not found")
                .isEmpty();
    }

    private static boolean finds(Rule rule, Broken broken) {
        return rule.findings(broken.stacks())
                .anyMatch(finding -> finding.resource().equals(broken.resource()));
    }
}
