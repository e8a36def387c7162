package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;

/** Telephone and other numbers read out digit by digit: seven one eight, five five five, oh one six four. */
public final class SpelledNumberRecognizer implements Recognizer {

    private static final String NAME = "local/spelled-number";
    private static final int FEWEST = 6;

    private static final WordSet DIGITS = WordSet.of("""
            zero oh one two three four five six seven eight nine double triple dash""");

    private static final Anchors ANCHORS = Anchors.atFlags(Flag.NUMBER_WORD);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.is(at, Flag.NUMBER_WORD) && !findings.taken(at)) {
                at = run(tokens, findings, at);
            }
        }
    }

    private static int run(Tokens tokens, Findings findings, int from) {
        int last = from - 1;
        int digits = 0;
        int at = from;
        while (DIGITS.has(tokens, at) || tokens.isSign(at, ",-") && DIGITS.has(tokens, at + 1)) {
            if (tokens.isWord(at)) {
                digits++;
                last = at;
            }
            at++;
        }
        if (digits >= FEWEST && !findings.anyTaken(from, last)) {
            findings.add(tokens, from, last, PhiType.PHONE, 0.8, NAME);
        }
        return Math.max(from, last);
    }
}
