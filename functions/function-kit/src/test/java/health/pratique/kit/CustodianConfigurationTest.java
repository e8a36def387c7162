package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.RulePack;
import health.pratique.configuration.Thresholds;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Configuration over DynamoDB. */
class CustodianConfigurationTest {

    private static final ConfigurationContent GDPR_ON = ConfigurationContent.DEFAULT.with(RulePack.GDPR, true);
    private static final ConfigurationContent SMALL_CELLS =
            ConfigurationContent.DEFAULT.with(new Thresholds(5, 0, 0, 120));

    private static KitFixture kit;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-03T10:00:00Z"));
    private final CustodianConfiguration configuration = configuration();

    @BeforeAll
    static void start() {
        kit = new KitFixture();
    }

    @Test
    void whoConfiguresNothingHasTheDefaults() {
        ConfigurationVersion version = configuration.of(new Custodian("plain-clinic"));
        assertThat(version.number()).isZero();
        assertThat(version.content()).isEqualTo(ConfigurationContent.DEFAULT);
    }

    @Test
    void eachChangeIsANewVersionAndTheOldOnesStay() {
        Custodian custodian = new Custodian("harbor-clinic");
        configuration.change(custodian, GDPR_ON, "user:officer", "patients from Ireland");
        configuration.change(custodian, SMALL_CELLS, "user:officer", "board decision of March");
        assertThat(configuration.of(custodian).content()).isEqualTo(SMALL_CELLS);
        assertThat(configuration.history(custodian))
                .extracting(ConfigurationVersion::number)
                .containsExactly(1L, 2L);
        assertThat(configuration.history(custodian).getFirst())
                .extracting(ConfigurationVersion::content, ConfigurationVersion::author, ConfigurationVersion::reason)
                .containsExactly(GDPR_ON, "user:officer", "patients from Ireland");
    }

    @Test
    void aChangeIsAnEventOnTheCustodiansChainThatSealsIt() {
        Custodian custodian = new Custodian("east-clinic");
        configuration.change(custodian, GDPR_ON, "user:officer", "patients from Ireland");
        AuditEvent event = kit.custodianTrail.events(custodian).getLast();
        assertThat(event.actor()).isEqualTo("user:officer");
        assertThat(event.action()).isEqualTo("ConfigureCustodian");
        assertThat(event.facts())
                .containsEntry("configurationVersion", "1")
                .containsEntry("reason", "patients from Ireland")
                .containsEntry(
                        "fingerprint",
                        configuration.history(custodian).getFirst().fingerprint());
    }

    @Test
    void aChangeNeedsAnAuthorAndAReason() {
        Custodian custodian = new Custodian("west-clinic");
        assertThatThrownBy(() -> configuration.change(custodian, GDPR_ON, "user:officer", " "))
                .hasMessageContaining("a reason of 1 to 500");
        assertThatThrownBy(() -> configuration.change(custodian, GDPR_ON, "", "why"))
                .hasMessageContaining("an author of 1 to 500");
        assertThat(configuration.history(custodian)).isEmpty();
    }

    @Test
    void ofConcurrentChangesEachIsAVersionOrRefusedAndNoneIsLost() throws Exception {
        Custodian custodian = new Custodian("busy-clinic");
        long refused = IntStream.range(0, 8)
                .parallel()
                .filter(writer -> refused(custodian, writer))
                .count();
        assertThat(configuration.history(custodian))
                .hasSize((int) (8 - refused))
                .extracting(ConfigurationVersion::number)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(kit.custodianTrail.events(custodian))
                .filteredOn(event -> event.outcome() == AuditOutcome.FAILED)
                .hasSize((int) refused);
    }

    @Test
    void aChangeIsSeenByOtherFunctionsWithinHalfAMinute() {
        Custodian custodian = new Custodian("north-clinic");
        assertThat(configuration.of(custodian).number()).isZero();
        configuration().change(custodian, GDPR_ON, "user:officer", "patients from Ireland");
        assertThat(configuration.of(custodian).number()).isZero();
        now.set(now.get().plus(CustodianConfiguration.FRESH));
        assertThat(configuration.of(custodian).number()).isOne();
    }

    @Test
    void whoChangesSeesTheChangeAtOnce() {
        Custodian custodian = new Custodian("south-clinic");
        assertThat(configuration.of(custodian).number()).isZero();
        configuration.change(custodian, GDPR_ON, "user:officer", "patients from Ireland");
        assertThat(configuration.of(custodian).number()).isOne();
    }

    @Test
    void aConfigurationThatCannotBeReadIsAFaultAndNotTheDefaults() {
        Custodian custodian = new Custodian("broken-clinic");
        kit.dynamo.putItem(request -> request.tableName(kit.settings.configurationTable())
                .item(Map.of(
                        "custodian", AttributeValue.fromS("broken-clinic"),
                        "version", AttributeValue.fromS("0000000001"),
                        "content", AttributeValue.fromS("{\"packs\": {\"GDPR\": maybe}}"),
                        "author", AttributeValue.fromS("user:officer"),
                        "reason", AttributeValue.fromS("none"),
                        "time", AttributeValue.fromS("2026-03-03T10:00:00Z"))));
        assertThatThrownBy(() -> configuration.of(custodian))
                .isInstanceOfSatisfying(InternalFault.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.CONFIGURATION_UNREADABLE));
    }

    @Test
    void custodiansHaveConfigurationsOfTheirOwn() {
        configuration.change(new Custodian("clinic-a"), GDPR_ON, "user:officer", "patients from Ireland");
        assertThat(configuration.of(new Custodian("clinic-b")).number()).isZero();
        assertThat(configuration.history(new Custodian("clinic-b"))).isEmpty();
    }

    private boolean refused(Custodian custodian, int writer) {
        try {
            configuration.change(custodian, GDPR_ON, "user:" + writer, "concurrent");
            return false;
        } catch (TransientFault lost) {
            return true;
        }
    }

    private CustodianConfiguration configuration() {
        return new CustodianConfiguration(kit.dynamo, kit.settings, kit.custodianTrail, now::get);
    }
}
