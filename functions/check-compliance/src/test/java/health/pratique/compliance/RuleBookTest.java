package health.pratique.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ComplianceOutcome;
import health.pratique.model.DocumentKind;
import health.pratique.model.Finding;
import health.pratique.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules together. */
class RuleBookTest {

    private static final List<ComplianceRule> RULES = RuleBook.standard().rules();

    @Test
    void anOrdinaryNoteBreaksNone() {
        assertThat(RuleBook.standard().check(Given.ordinaryNote().facts())).isEmpty();
    }

    @Test
    void everyBrokenRuleIsTold() {
        ComplianceFacts facts = Given.document("PSYCHOTHERAPY NOTE\n<script>x()</script> DOB: 01/01/2099")
                .encryptedBy(null)
                .facts();
        List<Finding> findings = RuleBook.standard().check(facts);
        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly(
                        "encrypted-at-rest", "psychotherapy-authorization", "plausible-dates", "no-executable-content");
        assertThat(ComplianceOutcome.of(findings).passed()).isFalse();
    }

    @Test
    void whatIsOnlyNotedDoesNotHoldTheDocument() {
        List<Finding> findings = RuleBook.standard()
                .check(Given.ordinaryNote().of(DocumentKind.OTHER).facts());
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARN);
        assertThat(ComplianceOutcome.of(findings).passed()).isTrue();
    }

    @Test
    void everyRuleHasAnIdOfItsOwnASourceAndARemedy() {
        assertThat(RULES)
                .extracting(ComplianceRule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9-]+"));
        assertThat(RULES).extracting(ComplianceRule::citation).allMatch(citation -> citation.contains(" CFR "));
        assertThat(RULES).extracting(ComplianceRule::remedy).noneMatch(String::isBlank);
    }

    @Test
    void factsPrintNoneOfTheDocument() {
        assertThat(Given.ordinaryNote().facts()).hasToString("[PHI]");
    }

    @Test
    void thePageOfRulesIsUpToDate() throws IOException {
        assertThat(Files.readString(RuleBookPage.FILE)).isEqualTo(RuleBookPage.text());
    }
}
