package health.pratique.detection.comprehend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.comprehendmedical.ComprehendMedicalClient;

/** The real SDK client against a server that speaks DetectPHI. */
class ComprehendDetectorTest {

    private static final Pattern CODE = Pattern.compile("Q\\d+😀?");

    private final DetectPhiServer server = new DetectPhiServer();

    @AfterEach
    @AfterProperty
    void stop() {
        server.close();
    }

    @Test
    void offsetsBehindAstralCharactersAreRight() {
        server.finds("Rivera", "NAME", 0.99);
        String text = "😀 𝐀 Rivera came";
        assertThat(detect(text)).containsExactly(new PhiSpan(6, 12, PhiType.NAME, 0.99f, "comprehend"));
        assertThat(text.substring(6, 12)).isEqualTo("Rivera");
    }

    @Test
    void halfASurrogatePairIsSentAsAReplacementCharacter() {
        server.finds("Rivera", "NAME", 0.9);
        assertThat(detect("\uD83D Rivera \uDE00")).extracting(PhiSpan::start).containsExactly(2);
    }

    @Test
    void aBlankTextIsNotSent() {
        assertThat(detect(" \n\n ")).isEmpty();
        assertThat(server.calls()).isZero();
    }

    @Test
    void everyTypeOfTheServiceHasOneOfOurs() {
        server.finds("Rivera", "NAME", 0.9)
                .finds("May 4", "DATE", 0.9)
                .finds("555-0100", "PHONE_OR_FAX", 0.9)
                .finds("a@b\\.example", "EMAIL", 0.9)
                .finds("X-77120", "ID", 0.9)
                .finds("http\\S+", "URL", 0.9)
                .finds("12 Elm Street", "ADDRESS", 0.9)
                .finds("glyph", "SOMETHING_NEW", 0.9);
        assertThat(detect("Rivera May 4 555-0100 a@b.example X-77120 http://c.example 12 Elm Street glyph"))
                .extracting(PhiSpan::type)
                .containsExactly(
                        PhiType.NAME,
                        PhiType.DATE,
                        PhiType.PHONE,
                        PhiType.EMAIL,
                        PhiType.ID_OTHER,
                        PhiType.URL,
                        PhiType.STREET_ADDRESS,
                        PhiType.ID_OTHER);
    }

    @Test
    void onlyAnAgeOf90OrMoreIsPhi() {
        server.finds("\\d+-year-old|ninety-two|forty", "AGE", 0.9);
        assertThat(detect("89-year-old, 90-year-old, 101-year-old, ninety-two, forty"))
                .extracting(PhiSpan::type, PhiSpan::length)
                .containsExactly(
                        tuple(PhiType.AGE_OVER_89, 11), tuple(PhiType.AGE_OVER_89, 12), tuple(PhiType.AGE_OVER_89, 10));
    }

    @Test
    void anOccupationIsNotPhi() {
        server.finds("carpenter", "PROFESSION", 0.99);
        assertThat(detect("He is a carpenter.")).isEmpty();
    }

    @Test
    void aNameAtTheBorderOfTwoChunksIsFoundWholeAndOnce() {
        server.finds("Maximiliana Featherstone", "NAME", 0.9);
        String filler = "x".repeat(19_990);
        String text = filler + " Maximiliana Featherstone " + filler;
        assertThat(detect(text)).containsExactly(new PhiSpan(19_991, 20_015, PhiType.NAME, 0.9f, "comprehend"));
        assertThat(server.calls()).isGreaterThan(2);
    }

    @Test
    void aTruncatedAnswerIsAskedForAgainInHalves() {
        server.finds("Q\\d+", "ID", 0.9).truncatesAfter(40);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("The value Q")
                    .append(1000 + i)
                    .append(" was noted and ")
                    .append("-".repeat(60))
                    .append(". ");
        }
        assertThat(detect(text.toString())).hasSize(100);
    }

    @Test
    void noMoreCallsAreUnderWayThanAllowed() {
        server.waitsForCallers(3).finds("Q\\d+", "ID", 0.9);
        String text = "All is well with the patient today. ".repeat(6_000);
        try (ComprehendMedicalClient client = server.client()) {
            new ComprehendDetector(client, 3, Duration.ZERO).detect(text);
        }
        assertThat(server.calls()).isGreaterThan(6);
        assertThat(server.mostUnderWay()).isEqualTo(3);
    }

    @Test
    void aThrottledCallIsRepeated() {
        server.throttles(2).finds("Rivera", "NAME", 0.9);
        assertThat(detect("Rivera")).hasSize(1);
        assertThat(server.calls()).isEqualTo(3);
    }

    @Test
    void aServiceThatGoesOnThrottlingIsATransientFault() {
        server.throttles(100);
        assertFault(2, TransientFault.class, ReasonCode.DETECTOR_UNAVAILABLE);
    }

    @Test
    void aServiceThatFailsIsATransientFault() {
        server.refuses(500, "InternalServerException");
        assertFault(1, TransientFault.class, ReasonCode.DETECTOR_UNAVAILABLE);
    }

    @Test
    void aServiceThatIsNotThereIsATransientFault() {
        server.close();
        assertFault(1, TransientFault.class, ReasonCode.DETECTOR_UNAVAILABLE);
    }

    @Test
    void aMissingPermissionIsAWrongSetting() {
        server.refuses(400, "AccessDeniedException");
        assertFault(1, InternalFault.class, ReasonCode.SETTING_INVALID);
    }

    @Test
    void aRefusedRequestIsADefect() {
        server.refuses(400, "InvalidRequestException");
        assertFault(1, InternalFault.class, ReasonCode.DEFECT);
    }

    @Test
    void aCallThatIsThrottledBeyondTheClientsAttemptsIsWaitedForWithPatience() {
        server.throttles(3).finds("Rivera", "NAME", 0.9);
        try (ComprehendMedicalClient client = server.client(1)) {
            assertThat(new ComprehendDetector(client, 4, Duration.ofMinutes(1)).detect("Rivera"))
                    .hasSize(1);
        }
        assertThat(server.calls()).isEqualTo(4);
    }

    @Test
    void theVersionIsTheServicesOwn() {
        try (ComprehendMedicalClient client = server.client()) {
            ComprehendDetector detector = new ComprehendDetector(client, 1, Duration.ZERO);
            detector.detect("Rivera");
            assertThat(detector.version()).isEqualTo("comprehend-medical/2.2.0");
        }
    }

    @Property(tries = 60)
    void allThatTheServiceFindsIsFoundInItsPlace(@ForAll("notes") String text) {
        server.finds(CODE.pattern(), "ID", 0.9);
        List<String> expected = new ArrayList<>();
        Matcher matcher = CODE.matcher(text);
        while (matcher.find()) {
            expected.add(matcher.start() + "-" + matcher.end());
        }
        assertThat(detect(text))
                .extracting(span -> span.start() + "-" + span.end())
                .containsExactlyElementsOf(expected);
    }

    @Provide
    Arbitrary<String> notes() {
        return Arbitraries.of(
                        " Q1234 ",
                        " Q77😀 ",
                        "😀",
                        "𝐀𝐁 ",
                        "é",
                        "語語語語。",
                        ". ",
                        "\n",
                        " stable and improving. ",
                        "\uD83D ",
                        " " + "-".repeat(2_000) + " ",
                        "語".repeat(3_000) + " ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private List<PhiSpan> detect(String text) {
        try (ComprehendMedicalClient client = server.client()) {
            return new ComprehendDetector(client, 4, Duration.ZERO).detect(text);
        }
    }

    private void assertFault(int attempts, Class<? extends PipelineFault> type, ReasonCode reason) {
        try (ComprehendMedicalClient client = server.client(attempts)) {
            assertThatThrownBy(() -> new ComprehendDetector(client, 4, Duration.ZERO).detect("Rivera"))
                    .isInstanceOfSatisfying(
                            type, fault -> assertThat(fault.reason()).isEqualTo(reason))
                    .hasMessageNotContaining("Rivera");
        }
    }
}
