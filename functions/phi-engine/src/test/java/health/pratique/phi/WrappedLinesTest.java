package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Running text that was broken to fit a page reads as if it had not been. */
class WrappedLinesTest {

    private final PhiEngine engine = PhiEngine.standard();

    @Test
    void aCityGoesOnFromTheLineBefore() {
        assertThat(found("The patient, who is retired, has been well since then and lives in\nFargo. No complaints."))
                .contains("Fargo");
    }

    @Test
    void aCityNamedWithItsStateIsFoundWhereItStandsAlone() {
        assertThat(found("Home: Duluth, MN 55811\n\nHer family: all Duluth people, and long-lived."))
                .contains("Duluth");
    }

    @Test
    void aTextThatBeginsWithALineBreakIsRead() {
        assertThat(found("\nSeen by Dr. Imogen Castellane.")).isNotEmpty();
    }

    @Test
    void aLabelBehindALongLineStaysALabel() {
        assertThat(
                        found(
                                "Lungs are clear to auscultation on both sides, no wheezes, no rales\nName: Anselm Quillfeather"))
                .contains("Anselm Quillfeather");
    }

    private List<String> found(String text) {
        return engine.detect(text).stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }
}
