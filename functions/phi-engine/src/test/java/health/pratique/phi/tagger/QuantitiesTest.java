package health.pratique.phi.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.text.Lexicon;
import health.pratique.phi.text.Tokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that say how much, how long or how well. The number is what stands between the brackets. */
class QuantitiesTest {

    private static final Lexicon LEXICON = Lexicon.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight <65kg> today",
                "born at <3214g>, vigorous",
                "stools <5-6x> a day",
                "review in <10-14d> if no better",
                "pain <8/10> at night",
                "rated <3/10> on average",
                "now <6/10> in severity",
                "night sweats for the past <4/7>",
                "nitrofurantoin <3/7> course",
                "stopped smoking <6/12> ago",
                "labs <13.1/13.8/218/40.7> noted",
                "closed at <13:21:00> by the desk",
                "in his <80s> now",
                "over a <12-24> hour period",
                "is <4-1/2-years> out",
                "ranged from <6-10/10> in severity",
                "<3-4/12> hx of a sore throat",
                "take <4> times a day",
                "up to <20-30> minutes",
                "some time in <2005/2006> or so"
            })
    void readingsAndDurationsAreQuantities(String text) {
        assertThat(isQuantity(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen on <8/10> by neurology",
                "clinic on <3/7> with labs",
                "kit <QK-20117> was opened",
                "run <24-018834> closed",
                "born <3/4/52> in Guam"
            })
    void datesAndCodesAreNone(String text) {
        assertThat(isQuantity(text)).isFalse();
    }

    private static boolean isQuantity(String marked) {
        int start = marked.indexOf('<');
        int end = marked.indexOf('>') - 1;
        String text = marked.replace("<", "").replace(">", "");
        Tokens tokens = new Tokens(LEXICON);
        tokens.fill(text, 0, text.length());
        return Quantities.has(tokens, tokens.tokenStartingIn(start), tokens.tokenStartingIn(end - 1));
    }
}
