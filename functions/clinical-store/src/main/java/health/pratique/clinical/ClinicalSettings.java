package health.pratique.clinical;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the clinical database is, as {@code PRATIQUE_CLINICAL_*} environment variables. */
@ConfigMapping(prefix = "pratique.clinical")
public interface ClinicalSettings {

    /** {@code jdbc:postgresql://host:port/database} */
    String databaseUrl();

    /** Secrets Manager id of the login: {@code {"username": …, "password": …}}, as RDS keeps it. */
    String databaseSecret();

    /** The most connections that one process opens. */
    @WithDefault("4")
    int databaseConnections();
}
