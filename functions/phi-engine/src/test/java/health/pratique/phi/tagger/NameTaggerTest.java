package health.pratique.phi.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.phi.PhiEngine;
import health.pratique.phi.PhiSpan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the tagger finds: names that stand in no list, where no word announces them. */
class NameTaggerTest {

    private static final PhiEngine ENGINE = PhiEngine.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We walked Zybrandil to the bathroom twice overnight.",
                "walked zybrandil to the bathroom twice overnight",
                "Handed the drain instructions to Quorvelyn before she left.",
                "Zybrandil wants to know whether she can fly with a chest tube."
            })
    void anUnheardNameIsFoundByWhatIsSaidAroundIt(String text) {
        assertThat(tagged(text)).anySatisfy(found -> assertThat(found).containsIgnoringCase(name(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Physical therapy walked him to the bathroom twice overnight.",
                "Referred to Physical Therapy for gait training.",
                "Speaks Danish with her mother.",
                "Moved here from North Carolina."
            })
    void departmentsLanguagesAndStatesAreNobody(String text) {
        assertThat(tagged(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kit QK-20117 was dispensed to the wrong arm.",
                "The bracelet says 71044-92 and nothing else.",
                "Whoever ran specimen 24-018834 please call the lab back."
            })
    void aCodeThatNoRuleNamesIsFoundByWhatIsSaidAroundIt(String text) {
        assertThat(ENGINE.detect(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABG 7.21/68/55/26 on AC 12/450/5/30, MAP 64.",
                "Strength 4/5 left, 5/5 right, pulses 2+/4.",
                "Foley placed at 0640, 450 mL out by 0815.",
                "Taper 20-10-5-0 over four weeks, then stop."
            })
    void readingsSettingsAndTimesAreNoIdentifier(String text) {
        assertThat(ENGINE.detect(text)).isEmpty();
    }

    @Test
    void aModelThatIsWrittenIsReadAgain() throws IOException {
        TaggerModel model = TaggerModel.standard();
        ByteArrayOutputStream once = new ByteArrayOutputStream();
        model.write(once);
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        TaggerModel.read(new ByteArrayInputStream(once.toByteArray())).write(twice);
        assertThat(twice.toByteArray()).isEqualTo(once.toByteArray());
    }

    @Test
    void aFileThatIsNoModelIsRefused() {
        assertThatThrownBy(() -> TaggerModel.read(new ByteArrayInputStream(new byte[64])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a model");
    }

    private static String name(String text) {
        return text.toLowerCase(Locale.ROOT).contains("zybrandil") ? "Zybrandil" : "Quorvelyn";
    }

    private static List<String> tagged(String text) {
        return ENGINE.detect(text).stream()
                .filter(span -> span.detector().contains("tagger"))
                .map((PhiSpan span) -> span.of(text))
                .toList();
    }
}
