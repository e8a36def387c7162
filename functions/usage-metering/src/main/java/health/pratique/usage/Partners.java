package health.pratique.usage;

import health.pratique.fault.TransientFault;
import health.pratique.kit.Believed;
import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The {@code partners} table: an item an API key. What is read is believed for a minute. Thread-safe. */
@ApplicationScoped
public class Partners {

    private static final Duration BELIEVED = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final DynamoDbClient dynamo;
    private final UsageSettings settings;
    private final InstantSource clock;
    private final Believed<String, Optional<Partner>> known = new Believed<>(REMEMBERED);

    public Partners(DynamoDbClient dynamo, UsageSettings settings, InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws TransientFault when the table is away: no call is counted for the wrong partner because of that */
    public Partner ofKey(String apiKeyId) {
        Instant now = clock.instant();
        return known.find(apiKeyId, now)
                .orElseGet(() -> {
                    Optional<Partner> read = read(apiKeyId);
                    known.add(apiKeyId, read, now.plus(BELIEVED));
                    return read;
                })
                .orElseGet(() -> Partner.unregistered(apiKeyId));
    }

    /** From now on the key's calls are the partner's. Other processes know within a minute. */
    public void register(String apiKeyId, Partner partner) {
        Stores.registry(() -> dynamo.putItem(request -> request.tableName(settings.partnersTable())
                .item(Map.of(
                        "apiKeyId", AttributeValue.fromS(apiKeyId),
                        "partner", AttributeValue.fromS(partner.id()),
                        "plan", AttributeValue.fromS(partner.plan())))));
        known.forget(apiKeyId);
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
