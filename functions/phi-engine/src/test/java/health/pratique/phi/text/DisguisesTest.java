package health.pratique.phi.text;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.PhiEngine;
import health.pratique.phi.PhiSpan;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signs that nobody sees and letters that look like others do not hide anything. */
class DisguisesTest {

    private static final PhiEngine ENGINE = PhiEngine.standard();

    @ParameterizedTest
    @CsvSource({
        "Mar\u200Bia Gon\u00ADzalez,Maria Gonzalez",
        "M\u0430ria,Maria",
        "Maria\u200BGonzalez,Maria Gonzalez",
        "\u202AMaria\u202C \u2066Gonzalez\u2069,Maria Gonzalez",
        "\uFF2D\uFF41\uFF52\uFF49\uFF41,Maria",
        "\uD835\uDC0C\uD835\uDC1A\uD835\uDC2B\uD835\uDC22\uD835\uDC1A,Maria",
        "Gonza\u0301lez,Gonzalez",
        "\u0405\u0441\u043E\u0440\u0435,Scope"
    })
    void aTextIsReadAsItIsSeen(String written, String seen) {
        assertThat(Objects.requireNonNull(Disguises.undone(written, 0, written.length()))
                        .text())
                .isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Müller – 5 µg “daily”", "Мария Иванова, нос", "α-blocker, Δ 3 mmHg", "患者"})
    void whatIsNoDisguiseStays(String text) {
        assertThat(Disguises.undone(text, 0, text.length())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar\u200Bia Gon\u00ADzalez",
                "M\u0430ria G\u043Enzalez",
                "\u2068Maria\u2069 Gonz\u200Dalez",
                "\uFF2Daria Gonzale\uFF5A"
            })
    void aDisguisedNameIsFoundWhereItStands(String name) {
        String text = "The patient, " + name + ", was seen today.";
        List<PhiSpan> found = ENGINE.detect(text);
        assertThat(found).isNotEmpty();
        int start = text.indexOf(name);
        assertThat(found.getFirst().start()).isLessThanOrEqualTo(start + 1);
        assertThat(found.getLast().end()).isGreaterThanOrEqualTo(start + name.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zelaznoG airaM", "Maria Gonzalez"})
    void aNameThatIsTurnedIsFoundWithAllThatIsTurned(String name) {
        String text = "The patient, \u202E" + name + "\u202C, was seen today.";
        assertThat(ENGINE.detect(text))
                .anySatisfy(span -> assertThat(span.of(text)).contains(name));
    }

    @Test
    void aDisguisedNumberIsFound() {
        String text = "Call 617\u200B-555\u2060-0142 today.";
        assertThat(ENGINE.detect(text))
                .anySatisfy(span -> assertThat(span.of(text)).contains("617", "0142"));
    }

    @Property(tries = 300)
    void everySpanStandsInTheTextThatWasGiven(@ForAll String text) {
        String disguised = "Mar\u200Bia " + text + " \u0421all";
        assertThat(ENGINE.detect(disguised)).allSatisfy(span -> {
            assertThat(span.start()).isGreaterThanOrEqualTo(0);
            assertThat(span.end()).isLessThanOrEqualTo(disguised.length()).isGreaterThan(span.start());
        });
    }
}
