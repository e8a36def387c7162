package health.pratique.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** No change to a kept trail goes unseen, and the first bad row is named. */
class AuditChainTest {

    private static final DocumentId ID = DocumentId.of("intake", "intake/c/1", "v1");
    private static final Custodian CUSTODIAN = new Custodian("harbor-clinic");

    @Property
    void anUntouchedTrailIsWhole(@ForAll("trails") List<AuditEvent> trail) {
        assertThat(AuditChain.verify(trail, trail.getLast().asHead())).isEmpty();
    }

    @Property
    void aChangedFieldIsNamed(@ForAll("trails") List<AuditEvent> trail, @ForAll @IntRange(max = 9999) int pick) {
        int row = pick % trail.size();
        List<AuditEvent> kept = new ArrayList<>(trail);
        kept.set(row, withActor(trail.get(row), trail.get(row).actor() + "x"));
        assertThat(AuditChain.verify(kept, null)).map(ChainBreak::sequence).contains(row + 1L);
    }

    @Property
    void aResealedRowBreaksTheRowBehindItOrTheHead(
            @ForAll("trails") List<AuditEvent> trail, @ForAll @IntRange(max = 9999) int pick) {
        int row = pick % trail.size();
        AuditEvent changed = withActor(trail.get(row), "someone else");
        List<AuditEvent> kept = new ArrayList<>(trail);
        kept.set(row, sealed(changed));
        long expected = row + 1 < trail.size() ? row + 2L : row + 1L;
        assertThat(AuditChain.verify(kept, trail.getLast().asHead()))
                .map(ChainBreak::sequence)
                .contains(expected);
    }

    @Property
    void aDeletedRowIsNamed(@ForAll("trails") List<AuditEvent> trail, @ForAll @IntRange(max = 9999) int pick) {
        int row = pick % trail.size();
        List<AuditEvent> kept = new ArrayList<>(trail);
        kept.remove(row);
        assertThat(AuditChain.verify(kept, trail.getLast().asHead()))
                .map(ChainBreak::sequence)
                .contains(row + 1L);
    }

    @Property
    void twoSwappedRowsAreNamed(@ForAll("trails") List<AuditEvent> trail, @ForAll @IntRange(max = 9999) int pick) {
        List<AuditEvent> kept = new ArrayList<>(trail);
        if (kept.size() < 2) {
            return;
        }
        int row = pick % (kept.size() - 1);
        Collections.swap(kept, row, row + 1);
        assertThat(AuditChain.verify(kept, null)).map(ChainBreak::sequence).contains(row + 1L);
    }

    @Property
    void aCutOffTailIsNamed(@ForAll("trails") List<AuditEvent> trail, @ForAll @IntRange(max = 9999) int pick) {
        int kept = pick % trail.size();
        assertThat(AuditChain.verify(trail.subList(0, kept), trail.getLast().asHead()))
                .map(ChainBreak::sequence)
                .contains(kept + 1L);
    }

    @Property
    void eachEventIsLaterThanTheOneBeforeEvenWhenTheClockStandsStill(@ForAll("trails") List<AuditEvent> trail) {
        for (int i = 1; i < trail.size(); i++) {
            assertThat(trail.get(i).time()).isAfter(trail.get(i - 1).time());
        }
    }

    @Provide
    Arbitrary<List<AuditEvent>> trails() {
        Arbitrary<AuditEntry> entries = Combinators.combine(
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.of(AuditOutcome.class),
                        Arbitraries.of(ReasonCode.class).injectNull(0.5),
                        Arbitraries.maps(
                                        Arbitraries.strings()
                                                .alpha()
                                                .ofMinLength(1)
                                                .ofMaxLength(5),
                                        Arbitraries.strings().ofMaxLength(9))
                                .ofMaxSize(3))
                .as((action, outcome, reason, facts) ->
                        new AuditEntry("function:Step", "1", action, outcome, reason, facts));
        return entries.list().ofMinSize(1).ofMaxSize(12).map(AuditChainTest::chain);
    }

    private static List<AuditEvent> chain(List<AuditEntry> entries) {
        Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
        List<AuditEvent> events = new ArrayList<>();
        for (AuditEntry entry : entries) {
            events.add(
                    events.isEmpty()
                            ? AuditEvent.first(ID, CUSTODIAN, now, entry)
                            : AuditEvent.next(ID, CUSTODIAN, events.getLast().asHead(), now, entry));
        }
        return events;
    }

    private static AuditEvent withActor(AuditEvent e, String actor) {
        return new AuditEvent(
                e.documentId(),
                e.custodian(),
                e.sequence(),
                e.time(),
                actor,
                e.version(),
                e.action(),
                e.outcome(),
                e.reason(),
                Map.copyOf(e.facts()),
                e.previousHash(),
                e.hash());
    }

    private static AuditEvent sealed(AuditEvent e) {
        return new AuditEvent(
                e.documentId(),
                e.custodian(),
                e.sequence(),
                e.time(),
                e.actor(),
                e.version(),
                e.action(),
                e.outcome(),
                e.reason(),
                e.facts(),
                e.previousHash(),
                e.expectedHash());
    }
}
