package health.pratique.local.cli;

import health.pratique.erase.ErasureSettings;
import health.pratique.erase.Erasures;
import java.time.Duration;
import java.time.InstantSource;

/** Where a running platform keeps its erasures. */
record PlatformErasures(PlatformInfo info) implements ErasureSettings {

    static Erasures of(Connection platform) {
        return new Erasures(
                platform.dynamo(),
                new PlatformErasures(platform.info()),
                platform.custodianTrail(),
                InstantSource.system());
    }

    @Override
    public String table() {
        return info.setting("PRATIQUE_ERASURE_TABLE");
    }

    @Override
    public String bucket() {
        return info.setting("PRATIQUE_ERASURE_BUCKET");
    }

    @Override
    public String signingKey() {
        return info.setting("PRATIQUE_ERASURE_SIGNING_KEY");
    }

    @Override
    public Duration settling() {
        return Duration.parse(info.setting("PRATIQUE_ERASURE_SETTLING"));
    }
}
