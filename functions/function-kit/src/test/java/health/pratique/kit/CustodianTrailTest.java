package health.pratique.kit;

import static health.pratique.kit.Concurrently.concurrently;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.CustodianChain;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentStatus;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A custodian's own chain over DynamoDB. */
class CustodianTrailTest {

    private static KitFixture kit;

    @BeforeAll
    static void start() {
        kit = new KitFixture();
    }

    @Test
    void whatIsRecordedIsAWholeChain() {
        Custodian custodian = new Custodian("harbor-clinic");
        kit.custodianTrail.record(custodian, entry("ChangeConfiguration"));
        kit.custodianTrail.record(custodian, entry("BreakGlass"));
        assertThat(kit.custodianTrail.events(custodian))
                .extracting(AuditEvent::action)
                .containsExactly("ChangeConfiguration", "BreakGlass");
        assertThat(kit.verifier.verify(CustodianChain.id(custodian).value()).flaw())
                .isNull();
    }

    @Test
    void of64ConcurrentWritersNoneForksAChainAndNoneLeavesAGap() throws Exception {
        Custodian custodian = new Custodian("busy-clinic");
        concurrently(64, writer -> kit.custodianTrail.record(custodian, entry("Revoke" + writer)));
        assertThat(kit.custodianTrail.events(custodian))
                .extracting(AuditEvent::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 64).boxed().toList());
        assertThat(kit.verifier.verify(CustodianChain.id(custodian).value()).flaw())
                .isNull();
    }

    @Test
    void custodiansHaveChainsOfTheirOwn() {
        kit.custodianTrail.record(new Custodian("east-clinic"), entry("BreakGlass"));
        assertThat(kit.custodianTrail.events(new Custodian("west-clinic"))).isEmpty();
    }

    @Test
    void aCustodiansChainIsNoDocument() {
        Custodian custodian = new Custodian("quiet-clinic");
        kit.custodianTrail.record(custodian, entry("BreakGlass"));
        assertThat(kit.registry.find(custodian, CustodianChain.id(custodian))).isEmpty();
        assertThat(kit.registry.listByStatus(custodian, DocumentStatus.PROCESSING, 10))
                .isEmpty();
    }

    private static AuditEntry entry(String action) {
        return new AuditEntry("user:officer", "test", action, AuditOutcome.SUCCESS, null, Map.of());
    }
}
