package health.pratique.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.RulePack;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.DocumentKind;
import health.pratique.model.Finding;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
                        "psychotherapy-authorization", "encrypted-at-rest", "no-executable-content", "plausible-dates");
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
        assertThat(RULES).extracting(ComplianceRule::citation).noneMatch(String::isBlank);
        assertThat(RULES).extracting(ComplianceRule::remedy).noneMatch(String::isBlank);
    }

    @Test
    void aPackIsSwitchedOnAndOffByConfiguration() {
        ConfigurationContent none = ConfigurationContent.DEFAULT;
        for (RulePack pack : RulePack.values()) {
            none = none.with(pack, false);
        }
        assertThat(RuleBook.standard().inForce(new Circumstances(none, "eu-west-1", Given.NOW)))
                .isEmpty();
        assertThat(RuleBook.standard()
                        .inForce(new Circumstances(none.with(RulePack.PART_2, true), "eu-west-1", Given.NOW)))
                .extracting(ComplianceRule::pack)
                .containsOnly(RulePack.PART_2);
        assertThat(RuleBook.standard()
                        .check(Given.document("PSYCHOTHERAPY NOTE\n\nWe spoke.")
                                .configured(none)
                                .facts()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, true",
        "eu-west-2, true",
        "eusc-de-east-1, true",
        "eu-central-2, false",
        "us-east-1, false",
        "local, false"
    })
    void gdprIsOnWhereItIsTheLaw(String region, boolean on) {
        assertThat(
                        RuleBook.standard()
                                .inForce(new Circumstances(ConfigurationContent.DEFAULT, region, Given.NOW))
                                .stream()
                                .anyMatch(rule -> rule.pack() == RulePack.GDPR))
                .isEqualTo(on);
    }

    @Test
    void anOrdinaryDocumentBreaksNoRuleOfEuropeEither() {
        assertThat(RuleBook.standard()
                        .check(Given.ordinaryNote().in("eu-west-2").facts()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = PurposeOfUse.class,
            names = {"TREAT", "ETREAT", "HPAYMT", "HOPERAT"})
    void whatAPolicyOrAnEmergencyPermitsIsLawfulInEurope(PurposeOfUse care) {
        assertThat(RuleBook.standard()
                        .check(Given.ordinaryNote()
                                .meant(care)
                                .withoutConsent()
                                .in("eu-west-2")
                                .facts()))
                .isEmpty();
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
