package health.pratique.clinical;

import health.pratique.database.LoginSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the clinical database is, as {@code PRATIQUE_CLINICAL_*} environment variables. */
@ConfigMapping(prefix = "pratique.clinical")
public interface ClinicalSettings extends LoginSettings {

    /** The most connections that one process opens. */
    @WithDefault("4")
    int databaseConnections();
}
