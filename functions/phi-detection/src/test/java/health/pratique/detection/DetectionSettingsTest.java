package health.pratique.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class DetectionSettingsTest {

    @Test
    void theLocalEngineRunsWhenNothingIsSaid() {
        assertThat(settings("").detectors()).containsExactly(DetectorName.LOCAL);
    }

    @Test
    void bothCanBeNamed() {
        assertThat(settings("local,comprehend").detectors())
                .containsExactlyInAnyOrder(DetectorName.LOCAL, DetectorName.COMPREHEND);
    }

    @Test
    void localFirstIsWrittenWithAHyphen() {
        assertThat(settings("local-first").detectors()).containsExactly(DetectorName.LOCAL_FIRST);
    }

    @Test
    void aDetectorThatDoesNotExistIsNamedWithItsKey() {
        assertThatThrownBy(() -> settings("local,telepathy"))
                .hasStackTraceContaining("pratique.detectors")
                .hasStackTraceContaining("telepathy");
    }

    private static DetectionSettings settings(String detectors) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().withMapping(DetectionSettings.class);
        if (!detectors.isEmpty()) {
            config.withDefaultValue("pratique.detectors", detectors);
        }
        return config.build().getConfigMapping(DetectionSettings.class);
    }
}
