package health.pratique.consent;

import health.pratique.database.LoginSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the consent database is, as {@code PRATIQUE_CONSENT_*} environment variables. */
@ConfigMapping(prefix = "pratique.consent")
public interface ConsentSettings extends LoginSettings {

    /** The most connections that one process opens. */
    @WithDefault("4")
    int databaseConnections();
}
