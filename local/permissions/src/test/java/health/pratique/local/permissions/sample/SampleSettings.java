package health.pratique.local.permissions.sample;

import io.smallrye.config.ConfigMapping;

/** What the samples are told. */
@ConfigMapping(prefix = "sample")
public interface SampleSettings {

    String itemTable();

    String inBucket();

    String outBucket();
}
