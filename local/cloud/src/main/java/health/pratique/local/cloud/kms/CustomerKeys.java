package health.pratique.local.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.pratique.local.cloud.stores.OwnersFile;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys of one local cloud, each made at its first start and the same ever after; thread-safe. */
public final class CustomerKeys {

    private static final int AES_BYTES = 32;

    private final Optional<OwnersFile> file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, CustomerKey> keys = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();

    private CustomerKeys(Optional<OwnersFile> file) {
        this.file = file;
    }

    /** Keys are gone with this object, and what they encrypted with them. */
    public static CustomerKeys inMemory() {
        return new CustomerKeys(Optional.empty());
    }

    /** Keys are kept in {@code keys.json} in this directory, which its owner alone can enter. */
    public static CustomerKeys in(Path directory) {
        OwnersFile file = new OwnersFile(directory.resolve("keys.json"), "KMS keys");
        CustomerKeys keys = new CustomerKeys(Optional.of(file));
        file.read().ifPresent(keys::load);
        return keys;
    }

    /** Makes the key unless it exists. */
    public synchronized void provision(String id, String arn, KeySpec spec, boolean enabled) {
        if (!keys.containsKey(id)) {
            put(made(id, arn, spec, enabled ? KeyStanding.Enabled : KeyStanding.Disabled));
        }
    }

    /** @param name such as {@code alias/subjects} */
    public synchronized void alias(String name, String key) {
        aliases.put(name, key);
    }

    /** @param named key id, key ARN, alias name or alias ARN */
    synchronized Optional<CustomerKey> find(String named) {
        int alias = named.indexOf("alias/");
        if (alias == 0 || alias > 0 && named.charAt(alias - 1) == ':') {
            return Optional.ofNullable(aliases.get(named.substring(alias))).flatMap(this::find);
        }
        return keys.values().stream()
                .filter(key -> key.id().equals(named) || key.arn().equals(named))
                .findFirst();
    }

    /** @param named as {@link #find} takes it */
    public Optional<String> arn(String named) {
        return find(named).map(CustomerKey::arn);
    }

    /** Of the key that opens a ciphertext. */
    public Optional<String> arnOf(byte[] ciphertext) {
        try {
            return arn(Envelope.keyId(ciphertext));
        } catch (ServiceError noCiphertext) {
            return Optional.empty();
        }
    }

    synchronized void change(CustomerKey key, KeyStanding standing) {
        put(key.with(standing));
    }

    private void put(CustomerKey key) {
        keys.put(key.id(), key);
        file.ifPresent(kept -> kept.write(entries()));
    }

    private CustomerKey made(String id, String arn, KeySpec spec, KeyStanding standing) {
        return switch (spec) {
            case SYMMETRIC_DEFAULT -> {
                byte[] material = new byte[AES_BYTES];
                random.nextBytes(material);
                yield new CustomerKey(id, arn, spec, standing, material, new byte[0]);
            }
            case ECC_NIST_P256 -> {
                KeyPair pair = pair();
                yield new CustomerKey(
                        id,
                        arn,
                        spec,
                        standing,
                        pair.getPrivate().getEncoded(),
                        pair.getPublic().getEncoded());
            }
        };
    }

    private KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no NIST P-256", missing);
        }
    }

    private void load(JsonNode entries) {
        try {
            for (JsonNode entry : entries) {
                CustomerKey key = new CustomerKey(
                        entry.path("id").asText(),
                        entry.path("arn").asText(),
                        KeySpec.valueOf(entry.path("spec").asText()),
                        KeyStanding.valueOf(entry.path("standing").asText()),
                        entry.path("material").binaryValue(),
                        entry.path("publicPart").binaryValue());
                keys.put(key.id(), key);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw file.orElseThrow().unreadable();
        }
    }

    private ArrayNode entries() {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        for (CustomerKey key : keys.values()) {
            entries.addObject()
                    .put("id", key.id())
                    .put("arn", key.arn())
                    .put("spec", key.spec().name())
                    .put("standing", key.standing().name())
                    .put("material", key.material())
                    .put("publicPart", key.publicPart());
        }
        return entries;
    }

    @Override
    public String toString() {
        return "[KEYS]";
    }
}
