package health.pratique.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.detection.comprehend.ComprehendClients;
import health.pratique.kit.MetricSink;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.comprehendmedical.ComprehendMedicalClient;

/** What the configuration switches on. */
class DetectionProducersTest {

    private final List<Consultation> metered = new ArrayList<>();
    private final ComprehendMedicalClient client = client();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void theDetectorsThatAreNamedRun() {
        assertThat(detectors("local").versions()).matches("pratique-phi/\\S+");
        assertThat(detectors("comprehend").versions()).matches("comprehend-medical/\\S+");
        assertThat(detectors("comprehend,local").versions()).matches("pratique-phi/\\S+, comprehend-medical/\\S+");
        assertThat(detectors("local-first").versions())
                .matches("local-first: pratique-phi/\\S+, comprehend-medical/\\S+");
    }

    @Test
    void localFirstStandsAlone() {
        assertThatThrownBy(() -> detectors("local-first,comprehend"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pratique.detectors: local-first stands alone");
    }

    @Test
    void eachSearchIsMetered() {
        detectors("local-first").detect(List.of("The wound is dry and clean."));
        assertThat(metered).containsExactly(new Consultation(27, 0));
    }

    private Detectors detectors(String names) {
        return new DetectionProducers().detectors(settings(names), client, new MetricSink() {
            @Override
            public void step(String step, String outcome, Duration duration) {}

            @Override
            public void searched(long characters, long asked) {
                metered.add(new Consultation(characters, asked));
            }
        });
    }

    /** Never called: nothing here is in doubt. */
    private static ComprehendMedicalClient client() {
        System.setProperty("aws.region", "us-east-1");
        return ComprehendClients.make(settings("local").comprehend());
    }

    private static DetectionSettings settings(String detectors) {
        return new SmallRyeConfigBuilder()
                .withMapping(DetectionSettings.class)
                .withDefaultValue("pratique.detectors", detectors)
                .build()
                .getConfigMapping(DetectionSettings.class);
    }
}
