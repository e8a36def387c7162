package health.pratique.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Where a partner stands in its month, over several processes, and who gives the alarm. */
class QuotaMeterTest {

    private static final Partner ACME = new Partner("acme", "trial");

    private final LedgerFixture fixture = new LedgerFixture("trial=10");
    private final List<Integer> alarms = new CopyOnWriteArrayList<>();

    private QuotaMeter process() {
        return new QuotaMeter(
                fixture.dynamo, fixture.settings, fixture.clock, (partner, percent, limit) -> alarms.add(percent));
    }

    private void aSecondPasses() {
        fixture.now.updateAndGet(now -> now.plusSeconds(1));
    }

    @Test
    void theFirstCallOfAProcessLearnsWhatOthersHaveCounted() {
        process().count(ACME);
        assertThat(process().count(ACME).used()).isEqualTo(2);
    }

    @Test
    void callsWithinASecondAreAddedTogetherLater() {
        QuotaMeter one = process();
        QuotaMeter other = process();
        one.count(ACME);
        assertThat(one.count(ACME).used()).isEqualTo(2);
        assertThat(one.count(ACME).used()).isEqualTo(3);
        other.count(ACME);
        aSecondPasses();
        assertThat(one.count(ACME).used()).isEqualTo(5);
    }

    @Test
    void eachThresholdIsToldOnceOverAllProcesses() {
        QuotaMeter one = process();
        QuotaMeter other = process();
        for (int i = 0; i < 7; i++) {
            one.count(ACME);
            other.count(ACME);
            aSecondPasses();
        }
        assertThat(alarms).containsExactly(80, 100);
    }

    @Test
    void whatIsLeftIsNeverNegativeAndIsThereAgainNextMonth() {
        QuotaMeter meter = process();
        for (int i = 0; i < 12; i++) {
            meter.count(ACME);
        }
        QuotaState state = meter.count(ACME);
        assertThat(state.remaining()).isZero();
        assertThat(state.renews()).isEqualTo(Duration.ofDays(8).plusHours(12));
        fixture.now.updateAndGet(now -> now.plus(Duration.ofDays(9)));
        assertThat(meter.count(ACME).remaining()).isEqualTo(9);
    }

    @Test
    void aPartnerWithoutAPlanHasNoQuotaAndGivesNoAlarm() {
        QuotaState state = process().count(Partner.unregistered("key9"));
        assertThat(state.limit()).isZero();
        assertThat(alarms).isEmpty();
    }

    @Test
    void quotasThatCannotBeReadStopTheFunctionWithTheKey() {
        LedgerFixture wrong = new LedgerFixture("trial");
        assertThatThrownBy(() -> new QuotaMeter(wrong.dynamo, wrong.settings, wrong.clock, (partner, p, l) -> {}))
                .hasMessageContaining("pratique.usage.quotas");
    }
}
