package health.pratique.smart.claims;

import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.ApiClients;
import health.pratique.smart.Caller;
import health.pratique.smart.CallerRules;
import health.pratique.smart.RegisteredClient;
import health.pratique.smart.Role;
import health.pratique.smart.ScopeInvalid;
import health.pratique.smart.SmartScopes;
import health.pratique.smart.TokenRefusal;
import health.pratique.smart.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token is to name: as the client is registered, and as an administrator wrote down of a person. Nothing is believed of
 * what a client says of itself but which scopes it asks for, and of those it gets what it is registered for.
 */
@ApplicationScoped
public class Bearers {

    /** The scope of HealthAPI's own client, which alone may name another and has seen its proof. */
    static final String VOUCHES = "pratique/backend";

    /** A user pool puts this before the names of attributes that are not OpenID's. */
    private static final String OWN = "custom:";

    /** The token has no number yet. */
    private static final String UNNUMBERED = "unnumbered";

    private final ApiClients clients;

    public Bearers(ApiClients clients) {
        this.clients = clients;
    }

    /** @throws TokenRefused when HealthAPI would refuse the token: then there is none */
    Caller bearer(TokenEvent event) {
        Caller bearer = event.ofAClientAlone() ? service(event) : person(event);
        if (bearer.scopes().isEmpty()) {
            throw new TokenRefused(TokenRefusal.SCOPE_INVALID);
        }
        CallerRules.check(bearer);
        return bearer;
    }

    private Caller service(TokenEvent event) {
        TokenEvent.Request asked = event.request();
        String named = asked.clientMetadata().get("client");
        if (named == null || !asked.scopes().contains(VOUCHES)) {
            throw new TokenRefused(TokenRefusal.CLIENT_UNKNOWN);
        }
        RegisteredClient client = registered(named);
        if (client.role() != Role.PARTNER) {
            throw new TokenRefused(TokenRefusal.CLIENT_CONTRADICTED);
        }
        SmartScopes scopes = scopes(asked.clientMetadata().getOrDefault("scope", ""));
        return caller(client, scopes.within(client.scopes()), null, null);
    }

    private Caller person(TokenEvent event) {
        TokenEvent.Request asked = event.request();
        RegisteredClient client = registered(event.callerContext().clientId());
        Map<String, String> attributes = asked.userAttributes();
        if (!custodian(attributes).equals(Optional.of(client.custodian()))) {
            throw new TokenRefused(TokenRefusal.CUSTODIAN_CONTRADICTED);
        }
        if (client.role() == Role.PARTNER || !client.role().name().equals(attributes.get(OWN + "role"))) {
            throw new TokenRefused(TokenRefusal.CLIENT_CONTRADICTED);
        }
        SmartScopes scopes = scopes(String.join(" ", asked.scopes()));
        return caller(
                client,
                scopes.isEmpty() ? client.scopes() : scopes.within(client.scopes()),
                attributes.get(OWN + "fhirUser"),
                attributes.get(OWN + "patient"));
    }

    private static Caller caller(
            RegisteredClient client, SmartScopes scopes, @Nullable String fhirUser, @Nullable String patient) {
        PurposeOfUse purpose = client.purpose();
        return new Caller(
                client.id(), client.custodian(), client.role(), scopes, fhirUser, patient, purpose, UNNUMBERED);
    }

    private RegisteredClient registered(String id) {
        return clients.find(id).orElseThrow(() -> new TokenRefused(TokenRefusal.CLIENT_UNKNOWN));
    }

    private static Optional<Custodian> custodian(Map<String, String> attributes) {
        try {
            return Optional.ofNullable(attributes.get(OWN + "custodian")).map(Custodian::new);
        } catch (IllegalArgumentException none) {
            throw new TokenRefused(TokenRefusal.CLAIM_INVALID);
        }
    }

    private static SmartScopes scopes(String asked) {
        try {
            return SmartScopes.of(asked);
        } catch (ScopeInvalid invalid) {
            throw new TokenRefused(invalid.reason());
        }
    }
}
