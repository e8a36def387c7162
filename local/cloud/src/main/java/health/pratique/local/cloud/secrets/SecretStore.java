package health.pratique.local.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import health.pratique.local.cloud.stores.StoreFailure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The secrets of one local cloud; thread-safe. */
public final class SecretStore {

    private final Optional<Path> file;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, StoredSecret> secrets = new LinkedHashMap<>();

    private SecretStore(Optional<Path> file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Secrets are gone with this object. */
    public static SecretStore inMemory() {
        return new SecretStore(Optional.empty(), Clock.systemUTC());
    }

    /** Secrets are kept in {@code secrets.json} in this directory, readable by its owner alone. */
    public static SecretStore in(Path stateDirectory) {
        SecretStore store = new SecretStore(Optional.of(stateDirectory.resolve("secrets.json")), Clock.systemUTC());
        store.load();
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
        file.ifPresent(this::save);
        return secret;
    }

    /** @param id name or ARN */
    public synchronized Optional<StoredSecret> find(String id) {
        return secrets.values().stream().filter(secret -> secret.isNamed(id)).findFirst();
    }

    public synchronized List<StoredSecret> all() {
        return List.copyOf(secrets.values());
    }

    private void load() {
        Path path = file.orElseThrow();
        if (!Files.exists(path)) {
            return;
        }
        try {
            for (JsonNode entry : json.readTree(path.toFile())) {
                StoredSecret secret = new StoredSecret(
                        entry.path("name").asText(),
                        entry.path("arn").asText(),
                        entry.path("value").asText(),
                        entry.path("versionId").asText(),
                        Instant.parse(entry.path("changedAt").asText()));
                secrets.put(secret.name(), secret);
            }
        } catch (IOException | RuntimeException e) {
            // Not the cause: a parser quotes what it could not parse.
            throw new StoreFailure("The secrets in " + path + " cannot be read: put the file back or remove it.");
        }
    }

    /** Written beside and moved over, so that a crash leaves the old file or the new one. */
    private void save(Path path) {
        ArrayNode entries = json.createArrayNode();
        for (StoredSecret secret : secrets.values()) {
            entries.addObject()
                    .put("name", secret.name())
                    .put("arn", secret.arn())
                    .put("value", secret.value())
                    .put("versionId", secret.versionId())
                    .put("changedAt", secret.changedAt().toString());
        }
        try {
            Files.createDirectories(path.getParent());
            Path written = Files.createTempFile(path.getParent(), "secrets", ".tmp", ownerOnly());
            json.writerWithDefaultPrettyPrinter().writeValue(written.toFile(), entries);
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreFailure("The secrets could not be written to " + path + ": see that the disk has room.", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
