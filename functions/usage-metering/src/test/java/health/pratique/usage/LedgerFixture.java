package health.pratique.usage;

import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A ledger over DynamoDB Local, with a table of its own and a clock that stands where it is put. */
final class LedgerFixture {

    final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    final InstantSource clock = now::get;
    final UsageSettings settings;
    final UsageLedger ledger;

    LedgerFixture() {
        this("trial=10");
    }

    LedgerFixture(String quotas) {
        settings = new Settings(
                EmbeddedStores.uniqueName("ledger"),
                EmbeddedStores.uniqueName("partners"),
                quotas,
                Duration.ofSeconds(60));
        StoreTables.usage(dynamo, settings.ledgerTable(), settings.partnersTable());
        ledger = new UsageLedger(dynamo, settings, clock);
    }

    MeteredCall call(String requestId, String at, Operation operation, int status) {
        return new MeteredCall(requestId, Instant.parse(at), "acme", "key1", "acme-etl", operation, 100, 1_000, status);
    }

    private record Settings(String ledgerTable, String partnersTable, String quotas, Duration countWithin)
            implements UsageSettings {}
}
