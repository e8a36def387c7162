package health.pratique.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.TransientFault;
import health.pratique.kit.stores.StoreTables;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Calls are counted once, in the month that API Gateway took them in. */
class UsageLedgerTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final LedgerFixture fixture = new LedgerFixture();

    @Test
    void aCallIsCountedWithItsUnitsAndBytes() {
        fixture.ledger.record(fixture.call("r1", "2026-11-22T11:59:59Z", Operation.FHIR_SEARCH, 200));
        assertThat(fixture.ledger.of("acme", NOVEMBER).byOperation())
                .containsEntry(Operation.FHIR_SEARCH, new Tally(1, 0, 0, 2, 100, 1_000));
    }

    @Test
    void aCallThatIsRecordedAgainIsCountedOnce() {
        MeteredCall call = fixture.call("r1", "2026-11-22T11:59:59Z", Operation.FHIR_READ, 200);
        assertThat(fixture.ledger.record(call)).isTrue();
        assertThat(fixture.ledger.record(call)).isFalse();
        assertThat(fixture.ledger.of("acme", NOVEMBER).total().calls()).isEqualTo(1);
    }

    @Test
    void concurrentCallsWithDuplicatesAreCountedExactly() throws Exception {
        List<Callable<Boolean>> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            MeteredCall call = fixture.call("r" + i % 100, "2026-11-22T11:00:00Z", Operation.FHIR_READ, 200);
            records.add(() -> fixture.ledger.record(call));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            int first = 0;
            for (Future<Boolean> recorded : threads.invokeAll(records)) {
                first += recorded.get() ? 1 : 0;
            }
            assertThat(first).isEqualTo(100);
        }
        assertThat(fixture.ledger.of("acme", NOVEMBER).total()).isEqualTo(new Tally(100, 0, 0, 100, 10_000, 100_000));
    }

    @Test
    void refusedAndFailedCallsAreCountedAndCostNothing() {
        fixture.ledger.record(fixture.call("r1", "2026-11-22T11:00:00Z", Operation.FHIR_EXPORT, 403));
        fixture.ledger.record(fixture.call("r2", "2026-11-22T11:00:00Z", Operation.FHIR_EXPORT, 503));
        assertThat(fixture.ledger.of("acme", NOVEMBER).total()).isEqualTo(new Tally(2, 1, 1, 0, 200, 2_000));
    }

    @Test
    void aCallBelongsToTheDayAndMonthInWhichItWasTakenIn() {
        fixture.ledger.record(fixture.call("r1", "2026-10-31T23:59:59.999Z", Operation.FHIR_READ, 200));
        fixture.ledger.record(fixture.call("r2", "2026-11-01T00:00:00Z", Operation.FHIR_READ, 200));
        assertThat(fixture.ledger.of("acme", YearMonth.of(2026, 10)).on(31).calls())
                .isEqualTo(1);
        assertThat(fixture.ledger.of("acme", NOVEMBER).on(1).calls()).isEqualTo(1);
    }

    @Test
    void anotherPartnersCallsAreNotThere() {
        fixture.ledger.record(fixture.call("r1", "2026-11-22T11:00:00Z", Operation.FHIR_READ, 200));
        assertThat(fixture.ledger.of("acme2", NOVEMBER).total()).isEqualTo(Tally.NONE);
        assertThat(fixture.ledger.of("acm", NOVEMBER).total()).isEqualTo(Tally.NONE);
    }

    @Test
    void sumsOfDaysThatAreOverAreKeptAndTheSameWhenAskedAgain() {
        fixture.ledger.record(fixture.call("r1", "2026-11-03T11:00:00Z", Operation.FHIR_READ, 200));
        fixture.ledger.record(fixture.call("r2", "2026-11-22T11:00:00Z", Operation.FHIR_READ, 404));
        MonthlyUsage first = fixture.ledger.of("acme", NOVEMBER);
        assertThat(fixture.ledger.of("acme", NOVEMBER)).isEqualTo(first);
        assertThat(first.byDay().keySet()).containsExactly(3, 22);
    }

    @Test
    void theDayBeforeStaysOpenForCallsThatWereUnderWayAtMidnight() {
        fixture.now.set(Instant.parse("2026-11-23T00:05:00Z"));
        assertThat(fixture.ledger.of("acme", NOVEMBER).on(22)).isEqualTo(Tally.NONE);
        fixture.ledger.record(fixture.call("late", "2026-11-22T23:59:59Z", Operation.FHIR_READ, 200));
        fixture.now.set(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(fixture.ledger.of("acme", NOVEMBER).on(22).calls()).isEqualTo(1);
    }

    @Test
    void aTableThatDoesNotAnswerFailsTheCallInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            UsageLedger waiting = new UsageLedger(
                    StoreTables.client(URI.create("http://127.0.0.1:" + silent.getLocalPort())),
                    new Hasty(),
                    fixture.clock);
            long begun = System.nanoTime();
            MeteredCall call = fixture.call("r1", "2026-11-22T11:00:00Z", Operation.FHIR_READ, 200);
            assertThatThrownBy(() -> waiting.record(call)).isInstanceOf(TransientFault.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
        }
    }

    private record Hasty() implements UsageSettings {

        @Override
        public String ledgerTable() {
            return "ledger";
        }

        @Override
        public String partnersTable() {
            return "partners";
        }

        @Override
        public String quotas() {
            return "trial=1";
        }

        @Override
        public Duration countWithin() {
            return Duration.ofMillis(300);
        }
    }
}
