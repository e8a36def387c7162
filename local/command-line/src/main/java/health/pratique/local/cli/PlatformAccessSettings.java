package health.pratique.local.cli;

import health.pratique.smart.AccessSettings;
import java.net.URI;
import java.util.Optional;

/** HealthAPI's settings as a running platform tells them. */
record PlatformAccessSettings(PlatformInfo info) implements AccessSettings {

    @Override
    public String issuer() {
        return info.setting("PRATIQUE_API_ISSUER");
    }

    @Override
    public String audience() {
        return info.setting("PRATIQUE_API_AUDIENCE");
    }

    @Override
    public Optional<URI> issuerKeys() {
        return Optional.empty();
    }

    @Override
    public String clientsTable() {
        return info.setting("PRATIQUE_API_CLIENTS_TABLE");
    }

    @Override
    public String tokenUsesTable() {
        return info.setting("PRATIQUE_API_TOKEN_USES_TABLE");
    }

    @Override
    public String issuerClientSecret() {
        return info.setting("PRATIQUE_API_ISSUER_CLIENT_SECRET");
    }

    @Override
    public Optional<String> address() {
        return Optional.empty();
    }

    @Override
    public String addressPath() {
        return "/";
    }
}
