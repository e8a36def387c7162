package health.pratique.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whose a key is. */
class PartnersTest {

    private final LedgerFixture fixture = new LedgerFixture();
    private final Partners partners = new Partners(fixture.dynamo, fixture.settings, fixture.clock);

    @Test
    void aRegisteredKeyIsItsPartners() {
        partners.register("key1", new Partner("acme", "standard"));
        assertThat(partners.ofKey("key1")).isEqualTo(new Partner("acme", "standard"));
    }

    @Test
    void aKeyThatNobodyRegisteredIsCountedUnderItself() {
        assertThat(partners.ofKey("key2")).isEqualTo(new Partner("key:key2", "none"));
    }

    @Test
    void anotherProcessLearnsOfARegistrationWithinAMinute() {
        Partners other = new Partners(fixture.dynamo, fixture.settings, fixture.clock);
        other.ofKey("key3");
        partners.register("key3", new Partner("acme", "trial"));
        fixture.now.updateAndGet(now -> now.plusSeconds(61));
        assertThat(other.ofKey("key3").id()).isEqualTo("acme");
    }
}
