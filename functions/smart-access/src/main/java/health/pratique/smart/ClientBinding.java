package health.pratique.smart;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Holds a token against what its client is registered for: a token of one custodian in the hands of another's client is a
 * mistake of the issuer, or no mistake. Partners are registered, always; the applications that persons use need not be.
 */
@ApplicationScoped
public class ClientBinding {

    private final ApiClients clients;

    public ClientBinding(ApiClients clients) {
        this.clients = clients;
    }

    /** @throws TokenRefused when the client is not known, or is registered for another custodian, role or purpose */
    public void check(Caller caller) {
        Optional<RegisteredClient> registered = clients.find(caller.client());
        if (registered.isEmpty()) {
            if (caller.role() == Role.PARTNER) {
                throw new TokenRefused(TokenRefusal.CLIENT_UNKNOWN);
            }
            return;
        }
        RegisteredClient client = registered.get();
        if (!client.custodian().equals(caller.custodian())) {
            throw new TokenRefused(TokenRefusal.CUSTODIAN_CONTRADICTED);
        }
        if (client.role() != caller.role() || (caller.role() == Role.PARTNER && client.purpose() != caller.purpose())) {
            throw new TokenRefused(TokenRefusal.CLIENT_CONTRADICTED);
        }
    }
}
