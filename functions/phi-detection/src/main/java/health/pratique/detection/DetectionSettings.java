package health.pratique.detection;

import health.pratique.detection.comprehend.ComprehendSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Which detectors run. A wrong value stops the function at its start and is named. */
@ConfigMapping(prefix = "pratique")
public interface DetectionSettings {

    /**
     * {@code local}, {@code comprehend}, both with a comma between them, or {@code local-first}; environment variable
     * PRATIQUE_DETECTORS.
     */
    @WithDefault("local")
    Set<DetectorName> detectors();

    ComprehendSettings comprehend();
}
