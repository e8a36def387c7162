package health.pratique.local.deployables.sample;

import io.smallrye.config.ConfigMapping;

/** What no sample asks for. */
@ConfigMapping(prefix = "pratique.unasked")
public interface UnaskedSettings {

    String table();
}
