package health.pratique.local.cloud.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Signs the access tokens of one user pool, as Cognito does, with what the pool's trigger puts into them. */
public final class Issuer {

    /** Where a pool's paths begin at the gateway. */
    public static final String PATH = "/cognito/";

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String CONTENTS = "/response/claimsAndScopeOverrideDetails/accessTokenGeneration/";

    private final UserPool pool;
    private final URI address;
    private final SigningKey key;
    private final TokenTrigger trigger;
    private final InstantSource clock;

    private Issuer(UserPool pool, URI gateway, SigningKey key, TokenTrigger trigger, InstantSource clock) {
        this.pool = pool;
        this.address = URI.create(gateway + PATH + pool.id());
        this.key = key;
        this.trigger = trigger;
        this.clock = clock;
    }

    /** @param kept where the key outlives the platform; empty when it need not */
    public static Issuer of(
            UserPool pool, URI gateway, Optional<Path> kept, TokenTrigger trigger, InstantSource clock) {
        return new Issuer(pool, gateway, kept.map(SigningKey::in).orElseGet(SigningKey::make), trigger, clock);
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

    /**
     * A token of one of the pool's own app clients.
     *
     * @param metadata what the client sent for the trigger
     * @throws IOException when the trigger failed
     */
    String forClient(String client, List<String> scopes, JsonNode metadata) throws IOException {
        ObjectNode answer = trigger.answered(event(client, scopes, metadata));
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        answer.at(CONTENTS + "claimsToAddOrOverride")
                .properties()
                .forEach(claim -> claims.set(claim.getKey(), claim.getValue()));
        Set<String> granted = new LinkedHashSet<>(scopes);
        answer.at(CONTENTS + "scopesToSuppress").forEach(scope -> granted.remove(scope.asText()));
        answer.at(CONTENTS + "scopesToAdd").forEach(scope -> granted.add(scope.asText()));
        return sign(claims.put("client_id", client).put("sub", client).put("scope", String.join(" ", granted)));
    }

    /** Version 3 of Cognito's event, of a client without a person. */
    private ObjectNode event(String client, List<String> scopes, JsonNode metadata) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "3")
                .put("triggerSource", "TokenGeneration_ClientCredentials")
                .put("region", pool.id().split("_", -1)[0])
                .put("userPoolId", pool.id())
                .put("userName", "ClientCredentials");
        event.putObject("callerContext")
                .put("awsSdkVersion", "aws-sdk-unknown-unknown")
                .put("clientId", client);
        ObjectNode request = event.putObject("request");
        request.putObject("userAttributes");
        scopes.forEach(request.putArray("scopes")::add);
        request.set("clientMetadata", metadata);
        event.putObject("response").putNull("claimsAndScopeOverrideDetails");
        return event;
    }

    /** A token for this API that says all of this, and what every token says: as if somebody had signed in. */
    public String mint(ObjectNode claims) {
        return sign(claims.deepCopy().put("resource", pool.audience()));
    }

    private String sign(ObjectNode claims) {
        Instant now = clock.instant();
        return key.sign(claims.put("iss", address.toString())
                .put("token_use", "access")
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond())
                .put("jti", UUID.randomUUID().toString()));
    }

    static long lifeSeconds() {
        return LIFE.toSeconds();
    }
}
