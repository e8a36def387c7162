package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;

/** The short numbers that a ward calls by: bleep 331, Okafor (p 7720), (Dr. Nanabhoy, 84410). */
public final class PagerRecognizer implements Recognizer {

    private static final String NAME = "local/pager";

    private static final WordSet CUES = WordSet.of("bleep bleeps beep beeper pager vocera ascom dect spok extn");

    private static final Anchors ANCHORS = Anchors.atForms(Form.NUMBER);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 1); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.isNumber(at, 3, 5) && !findings.taken(at) && (said(tokens, at) || inBracket(tokens, at))) {
                findings.add(tokens, at, at, PhiType.PHONE_EXTENSION, 0.7, NAME);
            }
        }
    }

    private static boolean said(Tokens tokens, int at) {
        int cue = at - 1;
        while (cue > at - 4 && (tokens.isSign(cue, ":#(") || tokens.isAnyOf(cue, "no", "number", "is", "on"))) {
            cue--;
        }
        return CUES.has(tokens, cue) && !PhoneRecognizer.unitFollows(tokens, at);
    }

    /** (p 7720) after a name, and a number of five digits that ends the bracket of a doctor's name. */
    private static boolean inBracket(Tokens tokens, int at) {
        if (!tokens.isSign(at + 1, ')') || tokens.joined(at) && !tokens.isSign(at - 1, ":.")) {
            return false;
        }
        int cue = tokens.isSign(at - 1, ":.") ? at - 2 : at - 1;
        boolean paged =
                tokens.isAnyOf(cue, "p", "pgr", "ext", "x") && tokens.isSign(cue - 1, '(') && tokens.length(at) >= 4;
        boolean doctor = tokens.isSign(at - 1, ',')
                && tokens.length(at) == 5
                && (tokens.is(at - 3, Flag.TITLE) || tokens.isSign(at - 3, '.') && tokens.is(at - 4, Flag.TITLE));
        return paged || doctor;
    }
}
