package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * The house after its label, in any case: location: stride & stretch therapy, clinic: tupelo infectious disease associates, Place:
 * Rata Birthing Unit. To the comma, bracket, line end or wide gap after it; its last word tells what it is, and one of its words is
 * its own.
 */
public final class LabelledHouseRecognizer implements Recognizer {

    private static final String NAME = "local/labelled-house";
    private static final int MOST_WORDS = 7;

    private static final WordSet LABELS = WordSet.of("""
            clinic location site agency facility hospital practice pharmacy employer school place institution provider
            center centre organization organisation program lab laboratory hospice church workplace daycare company firm
            care dispenser supplier vendor""");

    private static final WordSet EMPLOYERS =
            WordSet.of("employer workplace company firm school church daycare supplier vendor");

    private static final WordSet NONE =
            WordSet.of("none unknown n/a na same see home self retired unemployed other pending yes no the a");

    private static final Anchors ANCHORS = Anchors.atWords(LABELS);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.isSign(at + 1, ':') && !findings.taken(at + 2)) {
                read(tokens, findings, at);
            }
        }
    }

    private static void read(Tokens tokens, Findings findings, int label) {
        int first = label + 2;
        int last = first - 1;
        int words = 0;
        int own = 0;
        while (words < MOST_WORDS && goesOn(tokens, findings, first, last + 1)) {
            last++;
            if (tokens.isWord(last)) {
                words++;
                own += CapitalRun.isOwnWord(tokens, last) ? 1 : 0;
            }
        }
        boolean head = HouseWords.ENDS.has(tokens, last)
                || tokens.is(last, Flag.FACILITY | Flag.ORGANIZATION)
                || HouseWords.ABBREVIATIONS.has(tokens, last);
        boolean ends = !tokens.isWord(last + 1) || wide(tokens, last + 1);
        if (words >= 2 && own >= 1 && head && ends && !NONE.has(tokens, first)) {
            PhiType type = EMPLOYERS.has(tokens, label) ? PhiType.EMPLOYER : PhiType.HOSPITAL;
            findings.add(tokens, first, last, type, 0.65, NAME);
        }
    }

    private static boolean goesOn(Tokens tokens, Findings findings, int first, int at) {
        if (at >= tokens.size() || tokens.isLineEnd(at) || findings.taken(at) || at > first && wide(tokens, at)) {
            return false;
        }
        boolean sign = tokens.isSign(at, "&'\u2019-") || tokens.kind(at) == TokenKind.POSSESSIVE;
        boolean saint = tokens.isSign(at, '.') && tokens.isAnyOf(at - 1, "st", "mt", "ft");
        boolean word = tokens.isWord(at)
                && !tokens.is(at, Flag.PERSON_VERB)
                && (tokens.shape(at) == tokens.shape(first)
                        || tokens.shape(at) != WordShape.LOWER
                        || tokens.isAnyOf(at, "of", "and", "for", "the", "de", "la"));
        return word || at > first && (sign || saint);
    }

    private static boolean wide(Tokens tokens, int at) {
        return tokens.start(at) - tokens.end(at - 1) > 1;
    }
}
