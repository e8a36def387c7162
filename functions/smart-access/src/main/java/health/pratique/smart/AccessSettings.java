package health.pratique.smart;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Whose tokens are taken. The defaults take none. */
@ConfigMapping(prefix = "pratique.api")
public interface AccessSettings {

    /** The issuer, as tokens name it in {@code iss}: a Cognito user pool's address. */
    @WithDefault("https://issuer.invalid")
    String issuer();

    /** What this API is called in {@code aud}. */
    @WithDefault("https://audience.invalid")
    String audience();

    /** Where the issuer's keys are, when not at {@code /.well-known/jwks.json} below it. */
    Optional<URI> issuerKeys();

    /** The table of registered clients. */
    @WithDefault("pratique-api-clients")
    String clientsTable();

    /** The table of assertions that were used. */
    @WithDefault("pratique-token-uses")
    String tokenUsesTable();

    /** Secrets Manager id of this API's own client at the issuer: JSON with clientId and clientSecret. */
    @WithDefault("pratique-api-issuer-client")
    String issuerClientSecret();

    /** Where clients reach this API, without a slash at its end. Where it is not set, it is the host that they called. */
    Optional<String> address();

    /** What stands between the host and this API's paths where the address is not set: API Gateway's stage. */
    @WithDefault("/")
    String addressPath();
}
