package health.pratique.usage;

import health.pratique.fault.TransientFault;
import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The {@code partners} table: an item an API key. What is read is believed for a minute. Thread-safe. */
@ApplicationScoped
public class Partners {

    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private final DynamoDbClient dynamo;
    private final UsageSettings settings;
    private final InstantSource clock;
    /** Only keys that API Gateway knows get here, so that it stays small. */
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<Partner> partner, Instant readAt) {}

    public Partners(DynamoDbClient dynamo, UsageSettings settings, InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws TransientFault when the table is away: no call is counted for the wrong partner because of that */
    public Partner ofKey(String apiKeyId) {
        Instant now = clock.instant();
        Known there = known.get(apiKeyId);
        if (there == null || Duration.between(there.readAt(), now).compareTo(BELIEVED) > 0) {
            there = new Known(read(apiKeyId), now);
            known.put(apiKeyId, there);
        }
        return there.partner().orElseGet(() -> Partner.unregistered(apiKeyId));
    }

    /** From now on the key's calls are the partner's. Other processes know within a minute. */
    public void register(String apiKeyId, Partner partner) {
        Stores.registry(() -> dynamo.putItem(request -> request.tableName(settings.partnersTable())
                .item(Map.of(
                        "apiKeyId", AttributeValue.fromS(apiKeyId),
                        "partner", AttributeValue.fromS(partner.id()),
                        "plan", AttributeValue.fromS(partner.plan())))));
        known.remove(apiKeyId);
    }

    private Optional<Partner> read(String apiKeyId) {
        Map<String, AttributeValue> item =
                Stores.registry(() -> dynamo.getItem(request -> request.tableName(settings.partnersTable())
                                .key(Map.of("apiKeyId", AttributeValue.fromS(apiKeyId))))
                        .item());
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(new Partner(
                        LedgerItems.need(item, "partner").s(),
                        LedgerItems.need(item, "plan").s()));
    }
}
