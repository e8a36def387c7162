package health.pratique.local.cloud.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signs the access tokens of one user pool, as Cognito does, with what the pool's trigger would put into them. */
public final class Issuer {

    /** Where a pool's paths begin at the gateway. */
    public static final String PATH = "/cognito/";

    private static final Duration LIFE = Duration.ofHours(1);

    /** What a trigger is given of a client, and puts into the token. */
    private static final List<String> FROM_METADATA = List.of("client", "custodian", "role", "purpose", "scope");

    private final UserPool pool;
    private final URI address;
    private final SigningKey key;
    private final InstantSource clock;

    private Issuer(UserPool pool, URI gateway, SigningKey key, InstantSource clock) {
        this.pool = pool;
        this.address = URI.create(gateway + PATH + pool.id());
        this.key = key;
        this.clock = clock;
    }

    /** @param kept where the key outlives the platform; empty when it need not */
    public static Issuer of(UserPool pool, URI gateway, Optional<Path> kept, InstantSource clock) {
        return new Issuer(pool, gateway, kept.map(SigningKey::in).orElseGet(SigningKey::make), clock);
    }

    /** As tokens name it. */
    public URI address() {
        return address;
    }

    UserPool pool() {
        return pool;
    }

    JsonNode jwks() {
        return key.jwks();
    }

    /** A token of the pool's own app client, for whom the metadata name. */
    String forClient(String client, JsonNode metadata) {
        ObjectNode claims =
                metadata.isObject() ? ((ObjectNode) metadata).deepCopy() : JsonNodeFactory.instance.objectNode();
        claims.retain(FROM_METADATA);
        return mint(claims.put("client_id", client).put("sub", client));
    }

    /** A token that says all of this, and what every token says. */
    public String mint(ObjectNode claims) {
        Instant now = clock.instant();
        ObjectNode all = claims.deepCopy();
        all.put("iss", address.toString())
                .put("token_use", "access")
                .put("resource", pool.audience())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
        return key.sign(all);
    }

    static long lifeSeconds() {
        return LIFE.toSeconds();
    }
}
