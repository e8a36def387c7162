package health.pratique.phi;

import health.pratique.phi.recognizer.Findings;
import health.pratique.phi.text.Tokens;

/** Long numbers that no recognizer took: they might be an identifier. */
final class UndecidedNumbers {

    private static final int SHORTEST = 5;

    private UndecidedNumbers() {}

    /** Adds them to the doubts. */
    static void doubt(Tokens tokens, Findings findings) {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.isNumber(at) && tokens.length(at) >= SHORTEST && !findings.taken(at)) {
                findings.doubt(tokens, at);
            }
        }
    }
}
