package health.pratique.kit.activity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where activity is counted, as {@code PRATIQUE_ACTIVITY_*}. */
@ConfigMapping(prefix = "pratique.activity")
public interface ActivitySettings {

    /** The {@code activity-windows} table. */
    @WithDefault("activity-windows")
    String table();
}
