package health.pratique.phi.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.SpanUnion;
import health.pratique.phi.text.Lexicon;
import health.pratique.phi.text.Tokens;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a name, a house and a code really begin and end. */
class EdgeRecognizerTest {

    private static final Lexicon LEXICON = Lexicon.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Reviewed with A. Mendoza today. | Mendoza | A. Mendoza",
                "Bed list: Gebreyesus, T. 58 F | Gebreyesus | Gebreyesus, T.",
                "Bed list: Adeyemi, P | Adeyemi | Adeyemi, P",
                "Seen with Lau Chi-wing at noon. | Lau Chi | Lau Chi-wing",
                "Called Ji-won at noon. | won | Ji-won",
                "Called Jae-won Ellison at noon. | Jae | Jae-won Ellison",
                "Then Okafor, who lives alone. | Okafor | Okafor",
                "Park-type incision. | Park | Park"
            })
    void aNameTakesItsInitialsAndItsOtherHalf(String text, String found, String whole) {
        assertThat(widened(text, found, PhiType.NAME)).containsExactly(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Seen at St. Vivian today. | Vivian | St. Vivian",
                "Fills at Halsted Drug #4410 now. | Halsted Drug | Halsted Drug #4410",
                "Seen at Bluff Creek for a cough. | Bluff Creek | Bluff Creek"
            })
    void aHouseTakesItsSaintAndItsNumber(String text, String found, String whole) {
        assertThat(widened(text, found, PhiType.HOSPITAL)).containsExactly(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A welder from Gary, Indiana, with stenosis. | Gary | Gary, Indiana",
                "Sent from Las Cruces, New Mexico. | Las Cruces | Las Cruces, New Mexico",
                "Went to Jacmel, Haiti. | Jacmel | Jacmel, Haiti",
                "Went to Jacmel, then home. | Jacmel | Jacmel"
            })
    void aTownTakesTheStateBehindIt(String text, String found, String whole) {
        assertThat(widened(text, found, PhiType.CITY)).containsExactly(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Case TD-2025-4471 sent. | 2025-4471 | TD-2025-4471",
                "Spec 0322:C00417 sent. | C00417 | 0322:C00417",
                "Claim 88120-A, denied. | 88120 | 88120-A",
                "Chart 88120 - see below. | 88120 | 88120"
            })
    void aCodeTakesWhatIsJoinedToIt(String text, String found, String whole) {
        assertThat(widened(text, found, PhiType.ID_OTHER)).containsExactly(whole);
    }

    private static List<String> widened(String text, String found, PhiType type) {
        Tokens tokens = new Tokens(LEXICON);
        tokens.fill(text, 0, text.length());
        int start = text.indexOf(found);
        Findings findings = new Findings();
        findings.add(tokens, new PhiSpan(start, start + found.length(), type, 0.9, "test"));
        new EdgeRecognizer().recognize(tokens, findings);
        return SpanUnion.unite(List.of(findings.spans())).stream()
                .map(span -> span.of(text))
                .toList();
    }
}
