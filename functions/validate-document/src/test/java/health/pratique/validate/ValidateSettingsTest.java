package health.pratique.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.kit.KitSettings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings as the deployed function gets them: environment variables. */
class ValidateSettingsTest {

    @Test
    void theLimitIsReadFromTheEnvironment() {
        assertThat(settings(Map.of("PRATIQUE_MAX_DOCUMENT_BYTES", "12")).bytes())
                .isEqualTo(12);
    }

    @Test
    void withoutASettingTheLimitIsAHundredMegabytes() {
        assertThat(settings(Map.of()).bytes()).isEqualTo(100L * 1024 * 1024);
    }

    @Test
    void aLimitThatCannotBeIsNamedInOneLine() {
        for (String limit : new String[] {"0", "-1", "9999999999"}) {
            ValidateSettings settings = settings(Map.of("PRATIQUE_MAX_DOCUMENT_BYTES", limit));
            assertThatThrownBy(() -> new Acceptance(null, null, null, null, settings))
                    .hasMessageStartingWith("PRATIQUE_MAX_DOCUMENT_BYTES");
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
