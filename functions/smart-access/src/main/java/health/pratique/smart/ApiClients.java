package health.pratique.smart;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.Believed;
import health.pratique.kit.Stores;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The {@code api-clients} table: an item a client. What is read is believed for a minute, also that there is no such client. */
@ApplicationScoped
public class ApiClients {

    private static final Duration BELIEVED = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final DynamoDbClient dynamo;
    private final AccessSettings settings;
    private final InstantSource clock;
    private final Believed<String, Optional<RegisteredClient>> known = new Believed<>(REMEMBERED);

    public ApiClients(DynamoDbClient dynamo, AccessSettings settings, InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws TransientFault when the table is away: nobody is taken for unregistered because of that */
    public Optional<RegisteredClient> find(String id) {
        Instant now = clock.instant();
        return known.find(id, now).orElseGet(() -> {
            Optional<RegisteredClient> read = read(id);
            known.add(id, read, now.plus(BELIEVED));
            return read;
        });
    }

    private Optional<RegisteredClient> read(String id) {
        Map<String, AttributeValue> item = Stores.registry(() -> dynamo.getItem(
                        request -> request.tableName(settings.clientsTable()).key(Map.of("clientId", text(id))))
                .item());
        return item.isEmpty() ? Optional.empty() : Optional.of(client(item));
    }

    /** All of them, in no order; for operators. */
    public List<RegisteredClient> all() {
        return Stores.registry(
                () -> dynamo.scanPaginator(request -> request.tableName(settings.clientsTable())).items().stream()
                        .map(ApiClients::client)
                        .toList());
    }

    /**
     * No token of the client is taken from now on, by other processes within a minute.
     *
     * @return false when there was no such client
     */
    public boolean remove(String id) {
        boolean there = Stores.registry(() -> dynamo.deleteItem(request -> request.tableName(settings.clientsTable())
                        .key(Map.of("clientId", text(id)))
                        .returnValues(ReturnValue.ALL_OLD)))
                .hasAttributes();
        known.forget(id);
        return there;
    }

    /** Registers the client, or what it is from now on. Other processes know within a minute. */
    public void register(RegisteredClient client) {
        Map<String, AttributeValue> item = item(client);
        Stores.registry(() -> dynamo.putItem(
                request -> request.tableName(settings.clientsTable()).item(item)));
        known.forget(client.id());
    }

    /** As the table has it. */
    public static Map<String, AttributeValue> item(RegisteredClient client) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "clientId", text(client.id()),
                "custodian", text(client.custodian().value()),
                "role", text(client.role().name()),
                "scopes", text(client.scopes().toString()),
                "purpose", text(client.purpose().name())));
        client.keys().ifPresent(keys -> item.put("keys", text(keys)));
        client.keysAt().ifPresent(address -> item.put("keysAt", text(address.toString())));
        if (!client.apiKeyIds().isEmpty()) {
            item.put(
                    "apiKeyIds",
                    AttributeValue.fromSs(client.apiKeyIds().stream().sorted().toList()));
        }
        return item;
    }

    private static RegisteredClient client(Map<String, AttributeValue> item) {
        try {
            return new RegisteredClient(
                    need(item, "clientId"),
                    new Custodian(need(item, "custodian")),
                    Role.valueOf(need(item, "role")),
                    SmartScopes.of(need(item, "scopes")),
                    Optional.ofNullable(item.get("keys")).map(AttributeValue::s),
                    Optional.ofNullable(item.get("keysAt"))
                            .map(AttributeValue::s)
                            .map(URI::create),
                    Optional.ofNullable(item.get("apiKeyIds"))
                            .map(AttributeValue::ss)
                            .map(Set::copyOf)
                            .orElse(Set.of()),
                    PurposeOfUse.valueOf(need(item, "purpose")));
        } catch (IllegalArgumentException | ScopeInvalid unreadable) {
            throw new InternalFault(ReasonCode.CONFIGURATION_UNREADABLE).at(unreadable);
        }
    }

    private static String need(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalArgumentException("an attribute is missing"));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
