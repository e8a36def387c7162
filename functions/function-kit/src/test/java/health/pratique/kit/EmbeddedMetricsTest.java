package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lines in CloudWatch's Embedded Metric Format. */
class EmbeddedMetricsTest {

    private final EmbeddedMetrics metrics = new EmbeddedMetrics(
            settings(), new ObjectMapper(), InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")));

    @Test
    void aStepHasItsDurationAndCountByOutcome() {
        assertThat(metrics.stepLine("DetectPhi", "SUCCESS", Duration.ofMillis(12)))
                .hasToString(
                        "{\"_aws\":{\"Timestamp\":1767323045000,\"CloudWatchMetrics\":[{\"Namespace\":\"Pratique\","
                                + "\"Dimensions\":[[\"Environment\",\"Step\",\"Outcome\"]],"
                                + "\"Metrics\":[{\"Name\":\"StepCount\",\"Unit\":\"Count\"},"
                                + "{\"Name\":\"StepDuration\",\"Unit\":\"Milliseconds\"}]}]},"
                                + "\"Environment\":\"test\",\"Step\":\"DetectPhi\",\"Outcome\":\"SUCCESS\","
                                + "\"StepDuration\":12.0,\"StepCount\":1}");
    }

    @Test
    void aSearchTellsTheShareThatComprehendWasAskedAbout() {
        assertThat(metrics.searchLine(2_000, 250))
                .hasToString(
                        "{\"_aws\":{\"Timestamp\":1767323045000,\"CloudWatchMetrics\":[{\"Namespace\":\"Pratique\","
                                + "\"Dimensions\":[[\"Environment\"]],"
                                + "\"Metrics\":[{\"Name\":\"PhiAskedShare\",\"Unit\":\"Percent\"},"
                                + "{\"Name\":\"PhiCharacters\",\"Unit\":\"Count\"},"
                                + "{\"Name\":\"PhiCharactersAsked\",\"Unit\":\"Count\"}]}]},"
                                + "\"Environment\":\"test\",\"PhiCharacters\":2000,\"PhiCharactersAsked\":250,"
                                + "\"PhiAskedShare\":12.5}");
        assertThat(metrics.searchLine(0, 0).get("PhiAskedShare").asDouble()).isZero();
    }

    @Test
    void aSweepTellsWhatItDid() {
        assertThat(metrics.sweepLine(Map.of("RETRACTED", 2, "FAILED", 0)))
                .hasToString(
                        "{\"_aws\":{\"Timestamp\":1767323045000,\"CloudWatchMetrics\":[{\"Namespace\":\"Pratique\","
                                + "\"Dimensions\":[[\"Environment\"]],"
                                + "\"Metrics\":[{\"Name\":\"SweepFailed\",\"Unit\":\"Count\"},"
                                + "{\"Name\":\"SweepRetracted\",\"Unit\":\"Count\"}]}]},"
                                + "\"Environment\":\"test\",\"SweepFailed\":0,\"SweepRetracted\":2}");
    }

    @Test
    void aBatchOfTheStreamTellsWhatWasPlacedAndWhatWasKept() {
        assertThat(metrics.streamLine(7, 1))
                .hasToString(
                        "{\"_aws\":{\"Timestamp\":1767323045000,\"CloudWatchMetrics\":[{\"Namespace\":\"Pratique\","
                                + "\"Dimensions\":[[\"Environment\"]],"
                                + "\"Metrics\":[{\"Name\":\"StreamRecordsKept\",\"Unit\":\"Count\"},"
                                + "{\"Name\":\"StreamRecordsPlaced\",\"Unit\":\"Count\"}]}]},"
                                + "\"Environment\":\"test\",\"StreamRecordsPlaced\":7,\"StreamRecordsKept\":1}");
    }

    @Test
    void aRefusalIsCountedByItsReason() {
        assertThat(metrics.refusalLine("EXPIRED"))
                .hasToString(
                        "{\"_aws\":{\"Timestamp\":1767323045000,\"CloudWatchMetrics\":[{\"Namespace\":\"Pratique\","
                                + "\"Dimensions\":[[\"Environment\",\"Reason\"]],"
                                + "\"Metrics\":[{\"Name\":\"AccessRefused\",\"Unit\":\"Count\"}]}]},"
                                + "\"Environment\":\"test\",\"Reason\":\"EXPIRED\",\"AccessRefused\":1}");
    }

    private static KitSettings settings() {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().withMapping(KitSettings.class);
        for (String key : new String[] {
            "documents-table",
            "audit-table",
            "configuration-table",
            "intake-bucket",
            "released-bucket",
            "quarantine-bucket",
            "subject-key-secret"
        }) {
            config.withDefaultValue("pratique." + key, key);
        }
        config.withDefaultValue("pratique.environment", "test");
        return config.build().getConfigMapping(KitSettings.class);
    }
}
