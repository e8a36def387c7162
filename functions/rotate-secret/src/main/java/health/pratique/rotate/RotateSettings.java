package health.pratique.rotate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** As {@code PRATIQUE_ROTATE_*} environment variables. */
@ConfigMapping(prefix = "pratique.rotate")
public interface RotateSettings {

    /** The role that functions log in as, in each database. */
    String functionsUser();

    /** How the database has to prove who it is; another than this is for a database on the same machine. */
    @WithDefault("verify-full")
    String sslMode();
}
