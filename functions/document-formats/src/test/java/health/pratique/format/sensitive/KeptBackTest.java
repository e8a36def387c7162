package health.pratique.format.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that speak of a topic go, all others stay to the character. */
class KeptBackTest {

    private static final KeptBack SUBSTANCE_USE = new KeptBack(Set.of(SensitiveTopic.SUBSTANCE_USE));
    private static final KeptBack HIV = new KeptBack(Set.of(SensitiveTopic.HIV));

    @Test
    void aSentenceThatSpeaksOfTheTopicIsWithheldAndItsNeighboursStay() {
        assertThat(SUBSTANCE_USE.without("Knee pain for a week. He drinks six beers a day. Ibuprofen as needed."))
                .isEqualTo("Knee pain for a week. [withheld] Ibuprofen as needed.");
    }

    @Test
    void sentencesInARowAreWithheldUnderOneMark() {
        assertThat(SUBSTANCE_USE.without("Cough. Heroin until 2019. On methadone since. Lungs clear."))
                .isEqualTo("Cough. [withheld] Lungs clear.");
    }

    @Test
    void aSentenceThatIsWrappedGoesAsAWhole() {
        assertThat(SUBSTANCE_USE.without(
                        "Asthma is stable.\nShe was treated for opioid\nuse disorder in spring.\nNo fever."))
                .isEqualTo("Asthma is stable.\n[withheld]\nNo fever.");
    }

    @Test
    void allUnderAHeadingOfTheTopicGoesUpToTheNextHeading() {
        assertThat(SUBSTANCE_USE.without(
                        "Assessment: Stable.\nSubstance use: Denied.\nLast time in May.\nPlan: Return in June.\n"))
                .isEqualTo("Assessment: Stable.\n[withheld]\nPlan: Return in June.\n");
    }

    @Test
    void aTextThatDoesNotSpeakOfTheTopicStaysToTheCharacter() {
        String text =
                "Hearing aids were adjusted; smoking 10/day.\r\n  Rehabilitation of the knee goes on. BP 120/80\t";
        assertThat(new KeptBack(EnumSet.allOf(SensitiveTopic.class)).without(text))
                .isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "HIV, HIV-1 viral load was undetectable",
        "HIV, diagnosed with AIDS in 1994",
        "HIV, takes Biktarvy",
        "HIV, on antiretrovirals",
        "HIV, Kaposi's sarcoma",
        "SUBSTANCE_USE, alcoholic cirrhosis",
        "SUBSTANCE_USE, Suboxone 8 mg daily",
        "SUBSTANCE_USE, naloxone kit given",
        "SUBSTANCE_USE, history of IVDU",
        "REPRODUCTIVE_CARE, G2P1 and 20 weeks pregnant",
        "REPRODUCTIVE_CARE, IUD in place",
        "REPRODUCTIVE_CARE, misoprostol given",
        "PSYCHOTHERAPY, weekly psychotherapy with Dr. Ames",
        "PSYCHOTHERAPY, CBT for anxiety",
        "SUBSTANCE_USE, F11.20 in remission",
        "HIV, Z21",
        "REPRODUCTIVE_CARE, O80",
        "HIV, 86406008"
    })
    void wordsAndCodesOfATopicAreKnown(SensitiveTopic topic, String text) {
        assertThat(new KeptBack(Set.of(topic)).in(text)).isTrue();
        assertThat(new KeptBack(EnumSet.complementOf(EnumSet.of(topic))).in(text))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hearing aids fitted",
                "Bed B20 is free",
                "He lives at 5990 Main Street",
                "Zone O 2",
                "crackles at the bases"
            })
    void wordsThatOnlyLookLikeATopicAreNone(String text) {
        assertThat(new KeptBack(EnumSet.allOf(SensitiveTopic.class)).in(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"B20", "b20", "Z21", "042", "V08", "86701", "86703", "5221-7", "R75"})
    void codesOfHivAreTold(String code) {
        assertThat(HIV.code(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"B200000000", "Z22", "86700", "86704", "0421", "", "867 01", "5221"})
    void codesThatOnlyLookLikeThemAreNone(String code) {
        assertThat(HIV.code(code)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void eachTopicIsTheObligationOfAConsent(SensitiveTopic topic) {
        assertThat(SensitiveTopic.keptBack(List.of("REDACT_THIRD_PARTIES", topic.obligation())))
                .containsExactly(topic);
    }

    @Test
    void whatIsWithheldOnceIsNotFoundAgain() {
        KeptBack all = new KeptBack(EnumSet.allOf(SensitiveTopic.class));
        String left =
                all.without("ALCOHOL HISTORY\nsix beers\n\nHIV: negative\nVitals: normal. Pregnant? No; see F10.20.\n");
        assertThat(all.in(left)).isFalse();
        assertThat(left).contains("Vitals: normal.");
    }
}
