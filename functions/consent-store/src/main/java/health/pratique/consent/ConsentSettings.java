package health.pratique.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the consent database is, as {@code PRATIQUE_CONSENT_*} environment variables. */
@ConfigMapping(prefix = "pratique.consent")
public interface ConsentSettings {

    /** {@code jdbc:postgresql://host:port/database} */
    String databaseUrl();

    /** Secrets Manager id of the login: {@code {"username": …, "password": …}}, as RDS keeps it. */
    String databaseSecret();

    /** The most connections that one process opens. */
    @WithDefault("4")
    int databaseConnections();
}
