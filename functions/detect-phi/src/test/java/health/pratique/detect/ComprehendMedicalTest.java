package health.pratique.detect;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.detection.DetectedTexts;
import health.pratique.detection.DetectorName;
import health.pratique.detection.Detectors;
import health.pratique.detection.comprehend.ComprehendDetector;
import health.pratique.local.cloud.comprehend.ComprehendLimits;
import health.pratique.local.cloud.comprehend.ComprehendMedicalEndpoint;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.phi.PhiEngine;
import health.pratique.phi.PhiSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.comprehendmedical.ComprehendMedicalClient;

/** The local engine and the local platform's Comprehend Medical, united. */
class ComprehendMedicalTest {

    private static Gateway gateway;
    private static ComprehendMedicalClient client;
    private static Detectors both;

    @BeforeAll
    static void start() throws IOException {
        gateway = Gateway.start(0, List.of(new ComprehendMedicalEndpoint(ComprehendLimits.NONE)));
        client = ComprehendMedicalClient.builder()
                .endpointOverride(gateway.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        both = new Detectors(
                Map.of(
                        DetectorName.LOCAL,
                        PhiEngine.standard(),
                        DetectorName.COMPREHEND,
                        new ComprehendDetector(client, 4, Duration.ZERO)),
                0.3);
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void bothAreNamedInTheEngine() {
        both.detect(List.of("Seen on 03/04/2024."));
        assertThat(both.versions()).matches("pratique-phi/\\S+, comprehend-medical/\\S+");
    }

    @Test
    void whatBothFindIsOneSpanInTheRightPlace() {
        String text = "😀😀 Phone (617) 555-0142, e-mail zelda@harbor.example.";
        List<PhiSpan> spans = both.detect(List.of(text)).in(text);
        assertThat(spans).anySatisfy(span -> {
            assertThat(span.of(text)).isEqualTo("zelda@harbor.example");
            assertThat(span.detector()).contains("comprehend", "local");
        });
    }

    @Test
    void aLongTextIsSearchedToItsEnd() {
        String text = "The patient is well and has no complaints today. ".repeat(2_000) + "Call (617) 555-0142.";
        assertThat(both.detect(List.of(text)).in(text).getLast().of(text)).contains("555-0142");
    }

    @Test
    void shortTextsAreSentTogetherAndComeBackApart() {
        DetectedTexts found = both.detect(List.of("Body height", "Call (617) 555-0142", "None"));
        assertThat(found.in("Body height")).isEmpty();
        assertThat(found.in("Call (617) 555-0142"))
                .anySatisfy(span -> assertThat(span.detector()).contains("comprehend"));
    }

    @Test
    void localFirstAsksAboutTheSentencesInDoubtOnlyAndSaysHowMuchThatWas() {
        Detectors localFirst =
                Detectors.localFirst(PhiEngine.standard(), new ComprehendDetector(client, 4, Duration.ZERO), 0.3);
        String note = "The wound is dry and clean. ".repeat(40)
                + "It bothers Zybrandia (617) 555-0142 at school. "
                + "The wound is dry and clean. ".repeat(40);
        DetectedTexts found = localFirst.detect(List.of(note, "Call (617) 555-0143."));
        assertThat(found.in(note)).anySatisfy(span -> {
            assertThat(span.of(note)).contains("555-0142");
            assertThat(span.detector()).contains("comprehend");
        });
        assertThat(found.in("Call (617) 555-0143.")).isNotEmpty().noneMatch(span -> span.detector()
                .contains("comprehend"));
        assertThat(found.consultation().share()).isBetween(0.02, 0.15);
    }
}
