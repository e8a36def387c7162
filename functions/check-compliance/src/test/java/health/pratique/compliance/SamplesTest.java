package health.pratique.compliance;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule against a document that keeps it and one that breaks it. */
class SamplesTest {

    private static final Map<String, ComplianceRule> RULES =
            RuleBook.standard().rules().stream().collect(toMap(ComplianceRule::id, rule -> rule));

    /** @param rule id */
    record Sample(String rule, Given kept, Given broken) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static List<Sample> samples() {
        return Samples.all();
    }

    @Test
    void noRuleIsWithoutSamples() {
        assertThat(Samples.all()).extracting(Sample::rule).containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aDocumentMayKeepTheRule(Sample sample) {
        assertThat(rule(sample).passes(sample.kept().facts())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aDocumentMayBreakTheRule(Sample sample) {
        assertThat(rule(sample).passes(sample.broken().facts())).isFalse();
    }

    private static ComplianceRule rule(Sample sample) {
        ComplianceRule rule = RULES.get(sample.rule());
        assertThat(rule).as(sample.rule()).isNotNull();
        return rule;
    }
}
