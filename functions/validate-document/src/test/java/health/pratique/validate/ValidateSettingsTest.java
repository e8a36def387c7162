package health.pratique.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.format.FormatLimits;
import health.pratique.kit.KitSettings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings as the deployed function gets them: environment variables. */
class ValidateSettingsTest {

    @Test
    void eachLimitIsReadFromTheEnvironment() {
        assertThat(IntakeLimits.of(settings(Map.of(
                        "PRATIQUE_MAX_DOCUMENT_BYTES", "12",
                        "PRATIQUE_MAX_DOCUMENT_LEVELS", "13",
                        "PRATIQUE_MAX_DOCUMENT_VALUES", "14",
                        "PRATIQUE_MAX_DOCUMENT_ENTRIES", "15",
                        "PRATIQUE_MAX_DOCUMENT_RATIO", "16"))))
                .isEqualTo(new FormatLimits(12, 13, 14, 15, 16));
    }

    @Test
    void withoutSettingsTheLimitsAreTheStandardOnes() {
        assertThat(IntakeLimits.of(settings(Map.of())))
                .isEqualTo(new FormatLimits(100L * 1024 * 1024, 64, 5_000_000, 10_000, 100));
    }

    @ParameterizedTest
    @CsvSource({
        "BYTES, 9999999999",
        "LEVELS, 65",
        "VALUES, 5000001",
        "ENTRIES, 100001",
        "RATIO, 1033",
    })
    void aLimitThatCannotBeIsNamedInOneLine(String name, String tooMuch) {
        for (String limit : new String[] {"0", "-1", tooMuch}) {
            ValidateSettings settings = settings(Map.of("PRATIQUE_MAX_DOCUMENT_" + name, limit));
            assertThatThrownBy(() -> new Acceptance(null, null, null, null, settings))
                    .hasMessageStartingWith("PRATIQUE_MAX_DOCUMENT_" + name + " ");
        }
    }

    private static ValidateSettings settings(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        for (String name : new String[] {
            "ENVIRONMENT",
            "DOCUMENTS_TABLE",
            "AUDIT_TABLE",
            "INTAKE_BUCKET",
            "RELEASED_BUCKET",
            "QUARANTINE_BUCKET",
            "AUDIT_BUCKET",
            "SUBJECT_KEY_SECRET"
        }) {
            all.put("PRATIQUE_" + name, "x");
        }
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(all, 300))
                .withMapping(KitSettings.class)
                .withMapping(ValidateSettings.class)
                .build();
        return config.getConfigMapping(ValidateSettings.class);
    }
}
