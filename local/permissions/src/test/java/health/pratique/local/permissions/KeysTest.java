package health.pratique.local.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as the code has them, and as a policy does. */
class KeysTest {

    @ParameterizedTest
    @CsvSource({
        "intake/*/unpacked/*/*, intake/*/unpacked/*",
        "released/*/*/*.*, released/*",
        "texts/*/*/*.txt, texts/*",
        "quarantine/*/*/phi-report.json, quarantine/*/phi-report.json",
        "anchors/0001.json, anchors/0001.json"
    })
    void aSegmentOfWhichSomethingIsNotKnownIsAnything(String key, String pattern) {
        assertThat(Keys.pattern(key)).isEqualTo(pattern);
    }

    @Test
    void aPrefixIsOfWhateverIsBelow() {
        assertThat(Keys.below("anchors/")).isEqualTo("anchors/*");
    }

    @Test
    void whatAnotherPatternCoversIsLeftOut() {
        assertThat(Keys.widest(Set.of("quarantine/*", "quarantine/*/original", "texts/*")))
                .containsExactlyInAnyOrder("quarantine/*", "texts/*");
    }
}
