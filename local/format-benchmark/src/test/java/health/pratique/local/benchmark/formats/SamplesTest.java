package health.pratique.local.benchmark.formats;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.detection.DocumentDetection;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured with. */
class SamplesTest {

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void aSampleIsADocumentOfItsFormatInWhichThePatientIsNamed(DocumentFormat format) {
        OpenedDocument opened =
                DocumentFormats.standard().open(Samples.of(format).content(), FormatLimits.STANDARD);
        assertThat(opened.format()).isEqualTo(format);
        assertThat(opened.fields()).anyMatch(field -> field.value().contains(Invented.FAMILY));
        assertThat(DocumentDetection.prose(opened.fields())).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void aSampleIsTheSameBytesEachTime(DocumentFormat format) {
        assertThat(Samples.of(format).content()).isEqualTo(Samples.of(format).content());
    }

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void theCopyThatIsMeasuredNamesThePatientNowhere(DocumentFormat format) {
        byte[] copy = new Steps(Samples.of(format).content()).rewrite();
        assertThat(new String(copy, StandardCharsets.UTF_8)).doesNotContain(Invented.FAMILY, Invented.RECORD_NUMBER);
    }

    @Test
    void theLargeBundleIsAsLargeAsTheAimSays() {
        assertThat(Samples.largeBundle().content().length).isBetween(FhirSamples.LARGE, FhirSamples.LARGE + 50_000);
    }
}
