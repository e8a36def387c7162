package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** British driver numbers: five letters of the surname, six digits and the rest, MORGA 657054 SM9IJ, after such a word as licence. */
public final class DrivingLicenceRecognizer implements Recognizer {

    private static final String NAME = "local/driving-licence";

    private static final WordSet CUES = WordSet.of("licence license licences dvla driver driving dl");

    private static final Anchors ANCHORS = Anchors.atWords(CUES);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            after(tokens, findings, at);
        }
    }

    private static void after(Tokens tokens, Findings findings, int cue) {
        for (int at = cue + 1; at <= cue + 5 && !tokens.isLineEnd(at); at++) {
            boolean surname = (tokens.isWord(at) || tokens.kind(at) == TokenKind.MIXED)
                    && tokens.length(at) == 5
                    && (tokens.shape(at) == WordShape.UPPER || tokens.isOneCase() || !tokens.isWord(at));
            if (surname && tokens.isNumber(at + 1, 6, 6) && rest(tokens, at + 2) > at) {
                findings.add(tokens, at, rest(tokens, at + 2), PhiType.DRIVER_LICENSE, 0.9, NAME);
                return;
            }
        }
    }

    /** SM9IJ, or C99 7XA in two pieces. */
    private static int rest(Tokens tokens, int at) {
        if (tokens.kind(at) != TokenKind.MIXED || tokens.length(at) > 7) {
            return -1;
        }
        boolean second = tokens.length(at) <= 3 && tokens.length(at + 1) <= 3 && tokens.kind(at + 1) == TokenKind.MIXED;
        return second ? at + 1 : at;
    }
}
