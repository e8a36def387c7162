package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** Feasts of several words: All Souls' Day, Guy Fawkes Night, Mid-Autumn Festival, Orthodox Easter, Day of the Dead. */
public final class FeastRecognizer implements Recognizer {

    private static final String NAME = "local/date";

    private static final String[][] FEASTS = {
        Words.of("all souls day"),
        Words.of("all saints day"),
        Words.of("all hallows eve"),
        Words.of("guy fawkes night"),
        Words.of("guy fawkes day"),
        Words.of("guy fawkes"),
        Words.of("midsummer day"),
        Words.of("midsummers day"),
        Words.of("midsummer eve"),
        Words.of("mid autumn festival"),
        Words.of("moon festival"),
        Words.of("dragon boat festival"),
        Words.of("lantern festival"),
        Words.of("spring festival"),
        Words.of("orthodox easter"),
        Words.of("greek easter"),
        Words.of("coptic easter"),
        Words.of("orthodox christmas"),
        Words.of("coptic christmas"),
        Words.of("day of the dead"),
        Words.of("dia de los muertos"),
        Words.of("dia de muertos"),
        Words.of("semana santa"),
        Words.of("saint jean baptiste"),
        Words.of("st jean baptiste"),
        Words.of("st paddy"),
        Words.of("st paddys"),
        Words.of("saint paddy"),
        Words.of("lunar new year"),
        Words.of("chinese new year"),
        Words.of("martin luther king day"),
        Words.of("mlk day"),
        Words.of("walpurgis night"),
        Words.of("twelfth night"),
        Words.of("burns night"),
        Words.of("bonfire night"),
        Words.of("heilig abend"),
        Words.of("sankt martin"),
        Words.of("dia de reyes"),
        Words.of("three kings day"),
        Words.of("ganesh chaturthi"),
        Words.of("krishna janmashtami"),
        Words.of("maha shivaratri"),
        Words.of("laylat al qadr"),
        Words.of("lag baomer"),
        Words.of("tisha bav"),
        Words.of("hari raya"),
        Words.of("hari raya puasa"),
        Words.of("loi krathong")
    };

    private static final Anchors STARTS = Anchors.atWords("""
            all guy midsummer midsummers mid moon dragon lantern spring orthodox greek coptic day dia semana saint st lunar chinese
            martin mlk walpurgis twelfth burns bonfire heilig sankt three ganesh krishna maha laylat lag tisha hari loi""");

    private static final WordSet MORE = WordSet.of("eve day weekend week night morning break holiday");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = STARTS.next(tokens, 0); at < tokens.size(); at = STARTS.next(tokens, at + 1)) {
            int last = longest(tokens, at);
            if (last > at && !tokens.is(last + 1, Flag.FACILITY | Flag.ORGANIZATION) && !findings.anyTaken(at, last)) {
                findings.add(tokens, at, last, PhiType.PARTIAL_DATE, 0.6, NAME);
                at = last;
            }
        }
    }

    private static int longest(Tokens tokens, int at) {
        int longest = -1;
        for (String[] feast : FEASTS) {
            longest = Math.max(longest, read(tokens, at, feast));
        }
        if (longest > at && MORE.has(tokens, longest + 1)) {
            longest++;
        }
        return longest;
    }

    /** The last token of the words, with hyphens, full stops and apostrophes between them as they may be; or -1. */
    private static int read(Tokens tokens, int from, String[] words) {
        int at = from - 1;
        for (String word : words) {
            at++;
            while (at > from && at < from + 12 && isBetween(tokens, at)) {
                at++;
            }
            if (!isWord(tokens, at, word)) {
                return -1;
            }
        }
        return tokens.kind(at + 1) == TokenKind.POSSESSIVE ? at + 1 : at;
    }

    private static boolean isWord(Tokens tokens, int at, String word) {
        return tokens.isText(at, word) || word.equals("dia") && tokens.isText(at, "d\u00eda");
    }

    private static boolean isBetween(Tokens tokens, int at) {
        return tokens.kind(at) == TokenKind.POSSESSIVE || tokens.isSign(at, "-'\u2019.");
    }
}
