package health.pratique.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A custodian's configuration as people write it. */
class ConfigurationJsonTest {

    private static final ConfigurationContent FULL = new ConfigurationContent(
            Map.of(RulePack.GDPR, true, RulePack.RETENTION, false),
            new Thresholds(5, 3, 2, 30),
            new RetentionPlan("CA", 10, 19),
            new DataProtection(
                    LawfulBasis.PUBLIC_TASK,
                    SpecialCategoryBasis.RESEARCH,
                    Set.of("eu-central-1", "eu-west-1"),
                    TransferBasis.APPROPRIATE_SAFEGUARDS),
            new ResearchApproval("IRB 2026-17", LocalDate.of(2027, 6, 30), "DUA-4", "ED-2", true),
            new ReviewPlan(true));

    @Test
    void whatIsWrittenIsReadAsItWas() {
        assertThat(ConfigurationJson.read(ConfigurationJson.write(FULL))).isEqualTo(FULL);
        assertThat(ConfigurationJson.read(ConfigurationJson.write(ConfigurationContent.DEFAULT)))
                .isEqualTo(ConfigurationContent.DEFAULT);
    }

    @Test
    void whatIsLeftOutIsAsByDefault() {
        assertThat(ConfigurationJson.read("{}")).isEqualTo(ConfigurationContent.DEFAULT);
        assertThat(ConfigurationJson.read("{\"thresholds\": {\"smallestCell\": 5}}")
                        .thresholds())
                .isEqualTo(new Thresholds(5, 0, 0, 120));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'packs': {'HIPPA': true}} | packs.HIPPA is not known; known here are DATA_QUALITY, GDPR",
                "{'packs': {'GDPR': 'yes'}} | packs.GDPR is true or false",
                "{'packs': []} | packs is an object",
                "{'pakcs': {}} | pakcs is not known; known here are dataProtection, packs",
                "{'thresholds': {'smallestCell': 0}} | thresholds.smallestCell is a whole number from 1 to 1000",
                "{'thresholds': {'smallestCell': 2.5}} | thresholds.smallestCell is a whole number",
                "{'retention': {'state': 'California'}} | retention.state is two capital letters, such as CA",
                "{'dataProtection': {'lawfulBasis': 'HOPE'}} | dataProtection.lawfulBasis is one of [CONSENT, CONTRACT",
                "{'dataProtection': {'regions': ['Europe']}} | dataProtection.regions is an array, each an AWS region",
                "{'research': {'approvedUntil': '30.6.2027'}} | research.approvedUntil is a date such as 2027-06-30",
                "{'research': {'approval': 'a=b'}} | research.approval is a reference",
                "[] | the configuration is an object",
                "{'packs': | it is not JSON, line 1"
            })
    void aMistakeIsNamedByItsPlace(String text, String told) {
        assertThatThrownBy(() -> ConfigurationJson.read(text.replace('\'', '"')))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(told);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> ConfigurationJson.read("{\"a\": 1, \"retention\": {\"originalsKeptYears\": -1}}"))
                .isInstanceOfSatisfying(InvalidConfiguration.class, wrong -> assertThat(wrong.problems())
                        .hasSize(2));
    }

    @Test
    void aNameTwiceIsAMistake() {
        assertThatThrownBy(() -> ConfigurationJson.read("{\"packs\": {\"GDPR\": true}, \"packs\": {\"GDPR\": false}}"))
                .isInstanceOf(InvalidConfiguration.class);
    }

    @Test
    void packsOfUsLawAndQualityAreOnAndGdprWhereItIsTheLaw() {
        assertThat(RulePack.values())
                .filteredOn(pack -> ConfigurationContent.DEFAULT.inForce(pack, false))
                .containsExactly(
                        RulePack.HIPAA_PRIVACY,
                        RulePack.HIPAA_SECURITY,
                        RulePack.PART_2,
                        RulePack.RETENTION,
                        RulePack.DATA_QUALITY);
        assertThat(ConfigurationContent.DEFAULT.inForce(RulePack.GDPR, true)).isTrue();
        assertThat(FULL.inForce(RulePack.RETENTION, false)).isFalse();
        assertThat(FULL.inForce(RulePack.GDPR, false)).isTrue();
    }
}
