package health.pratique.local.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.pratique.local.cloud.stores.OwnersFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The secrets of one local cloud; thread-safe. */
public final class SecretStore {

    private final Optional<OwnersFile> file;
    private final Clock clock;
    private final Map<String, StoredSecret> secrets = new LinkedHashMap<>();

    private SecretStore(Optional<OwnersFile> file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Secrets are gone with this object. */
    public static SecretStore inMemory() {
        return new SecretStore(Optional.empty(), Clock.systemUTC());
    }

    /** Secrets are kept in {@code secrets.json} in this directory, readable by its owner alone. */
    public static SecretStore in(Path stateDirectory) {
        OwnersFile file = new OwnersFile(stateDirectory.resolve("secrets.json"), "secrets");
        SecretStore store = new SecretStore(Optional.of(file), Clock.systemUTC());
        file.read().ifPresent(store::load);
        return store;
    }

    /**
     * Makes the secret unless it exists.
     *
     * @param firstValue asked only when it does not
     * @return its value
     */
    public synchronized String provision(String name, String arn, Supplier<String> firstValue) {
        StoredSecret present = secrets.get(name);
        return present == null ? put(name, arn, firstValue.get()).value() : present.value();
    }

    /** Makes it, or gives it a new value. */
    public synchronized StoredSecret put(String name, String arn, String value) {
        StoredSecret secret =
                new StoredSecret(name, arn, value, UUID.randomUUID().toString(), clock.instant());
        secrets.put(name, secret);
        file.ifPresent(kept -> kept.write(entries()));
        return secret;
    }

    /** @param id name or ARN */
    public synchronized Optional<StoredSecret> find(String id) {
        return secrets.values().stream().filter(secret -> secret.isNamed(id)).findFirst();
    }

    public synchronized List<StoredSecret> all() {
        return List.copyOf(secrets.values());
    }

    private void load(JsonNode entries) {
        try {
            for (JsonNode entry : entries) {
                StoredSecret secret = new StoredSecret(
                        entry.path("name").asText(),
                        entry.path("arn").asText(),
                        entry.path("value").asText(),
                        entry.path("versionId").asText(),
                        Instant.parse(entry.path("changedAt").asText()));
                secrets.put(secret.name(), secret);
            }
        } catch (DateTimeException e) {
            throw file.orElseThrow().unreadable();
        }
    }

    private ArrayNode entries() {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        for (StoredSecret secret : secrets.values()) {
            entries.addObject()
                    .put("name", secret.name())
                    .put("arn", secret.arn())
                    .put("value", secret.value())
                    .put("versionId", secret.versionId())
                    .put("changedAt", secret.changedAt().toString());
        }
        return entries;
    }
}
