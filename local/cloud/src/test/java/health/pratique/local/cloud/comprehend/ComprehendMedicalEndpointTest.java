package health.pratique.local.cloud.comprehend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayClients;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.comprehendmedical.ComprehendMedicalClient;
import software.amazon.awssdk.services.comprehendmedical.model.ComprehendMedicalException;
import software.amazon.awssdk.services.comprehendmedical.model.DetectPhiResponse;
import software.amazon.awssdk.services.comprehendmedical.model.Entity;
import software.amazon.awssdk.services.comprehendmedical.model.TextSizeLimitExceededException;

/** DetectPHI as the real client sees it: shape, offsets, limits and rates. */
class ComprehendMedicalEndpointTest {

    private final AtomicLong nanoTime = new AtomicLong();
    private Gateway gateway;
    private ComprehendMedicalClient client;

    @BeforeEach
    void start() throws IOException {
        gateway =
                Gateway.start(0, List.of(new ComprehendMedicalEndpoint(ComprehendLimits.OF_AN_ACCOUNT, nanoTime::get)));
        client = new GatewayClients(gateway.endpoint()).of(ComprehendMedicalClient.builder());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void eachTypeIsFound() {
        String text = """
                Patient: Roe, Jane Q.   MRN: 4471-AB9   DOB 03/14/1951
                Mrs. Roe is a 72-year-old retired teacher seen by Dr. Adaeze Okonkwo on June 3, 2024.
                Lives at 1200 Old Mill Road, Apt 4B, Springfield, IL 62704. Phone (217) 555-0142, jroe@mail.example.
                Records at https://portal.example/patients/77.
                """;

        Map<String, List<String>> found = detect(text).entities().stream()
                .collect(Collectors.groupingBy(
                        Entity::typeAsString, Collectors.mapping(Entity::text, Collectors.toList())));

        assertThat(found.get("NAME")).containsExactly("Roe, Jane Q.", "Roe", "Adaeze Okonkwo");
        assertThat(found.get("ID")).containsExactly("4471-AB9");
        assertThat(found.get("DATE")).containsExactly("03/14/1951", "June 3, 2024");
        assertThat(found.get("AGE")).containsExactly("72");
        assertThat(found.get("PROFESSION")).containsExactly("teacher");
        assertThat(found.get("ADDRESS")).containsExactly("1200 Old Mill Road, Apt 4B, Springfield, IL 62704");
        assertThat(found.get("PHONE_OR_FAX")).containsExactly("(217) 555-0142");
        assertThat(found.get("EMAIL")).containsExactly("jroe@mail.example");
        assertThat(found.get("URL")).containsExactly("https://portal.example/patients/77");
    }

    @Test
    void anEntityHasTheServicesShape() {
        DetectPhiResponse answer = detect("Seen by Dr. Jane Roe.");

        assertThat(answer.modelVersion()).isNotBlank();
        assertThat(answer.paginationToken()).isNull();
        assertThat(answer.entities()).singleElement().satisfies(entity -> {
            assertThat(entity.id()).isZero();
            assertThat(entity.categoryAsString()).isEqualTo("PROTECTED_HEALTH_INFORMATION");
            assertThat(entity.score()).isBetween(0.5f, 1f);
            assertThat(entity.traits()).isEmpty();
        });
    }

    @Test
    void offsetsCountCodePoints() {
        String text = "😀😀 𝒜 note: call Mrs. Jane Roe 😀 on 2024-06-03.";

        for (Entity entity : detect(text).entities()) {
            int begin = text.offsetByCodePoints(0, entity.beginOffset());
            int end = text.offsetByCodePoints(0, entity.endOffset());
            assertThat(text.substring(begin, end)).isEqualTo(entity.text());
        }
        assertThat(detect(text).entities()).extracting(Entity::text).containsExactly("Jane Roe", "2024-06-03");
    }

    @Test
    void plainClinicalWordsAreLeftAlone() {
        assertThat(detect(
                                "Blood pressure 128/84, heart rate 72, temperature 37.2. Metformin 500 mg twice daily for 14 days.")
                        .entities())
                .isEmpty();
    }

    @Test
    void theLimitIsCountedInBytes() {
        detect("é".repeat(10_000));

        assertThatThrownBy(() -> detect("é".repeat(10_000) + "a")).isInstanceOf(TextSizeLimitExceededException.class);
    }

    @Test
    void anEmptyTextIsRefused() {
        assertThatThrownBy(() -> detect(""))
                .isInstanceOfSatisfying(ComprehendMedicalException.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("ValidationException"));
    }

    @Test
    void theFortyFirstRequestOfASecondIsThrottled() {
        for (int i = 0; i < 40; i++) {
            detect("text");
        }
        assertThatThrownBy(() -> detect("text")).satisfies(ComprehendMedicalEndpointTest::isThrottling);

        nanoTime.addAndGet(25_000_000);
        detect("text");
    }

    @Test
    void charactersAreRationedToo() {
        detect("x".repeat(20_000));
        detect("x".repeat(20_000));

        assertThatThrownBy(() -> detect("x")).satisfies(ComprehendMedicalEndpointTest::isThrottling);
    }

    @Test
    void anOperationThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> client.detectEntitiesV2(request -> request.text("text")))
                .isInstanceOf(ComprehendMedicalException.class)
                .hasMessageContaining("DetectEntitiesV2");
    }

    @Test
    void aTextMadeToBeSlowIsNot() {
        String text =
                ("Aa ".repeat(3_000) + "1".repeat(3_000) + "a.".repeat(2_000) + "@".repeat(500)).substring(0, 16_000);

        long start = System.nanoTime();
        detect(text);

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(30_000);
    }

    private static void isThrottling(Throwable refused) {
        assertThat(refused).isInstanceOf(ComprehendMedicalException.class);
        assertThat(((ComprehendMedicalException) refused).isThrottlingException())
                .isTrue();
    }

    private DetectPhiResponse detect(String text) {
        return client.detectPHI(request -> request.text(text));
    }
}
