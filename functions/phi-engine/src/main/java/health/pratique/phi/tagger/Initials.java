package health.pratique.phi.tagger;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.util.Set;

/** Letters with stops, such as {@code J.R.}, that may stand for a person: those of no degree, state, dose or other term. */
final class Initials {

    private static final int MOST = 3;
    private static final int TERMS =
            Flag.CREDENTIAL | Flag.MEDICAL | Flag.ID_WORD | Flag.HEADING | Flag.STATE_CODE | Flag.TITLE;
    private static final Set<String> ABBREVIATIONS = Set.of(
            "dob", "am", "pm", "us", "usa", "uk", "eg", "ie", "bid", "tid", "qid", "qd", "po", "prn", "od", "os", "ou",
            "hs", "ac", "pc", "ama", "aka", "dba", "va", "er", "ob", "gyn", "gi", "gu", "no", "iv", "im", "sc");

    private Initials() {}

    /** Whether the letter is one of two or three such. */
    static boolean has(Tokens tokens, int at) {
        int first = at;
        while (at - first <= 2 * MOST && isStopped(tokens, first - 2) && tokens.joined(first)) {
            first -= 2;
        }
        int last = at;
        while (last - at <= 2 * MOST
                && isStopped(tokens, last)
                && tokens.joined(last + 2)
                && tokens.shape(last + 2) == WordShape.INITIAL) {
            last += 2;
        }
        int letters = (last - first) / 2 + 1;
        if (letters < 2 || letters > MOST) {
            return false;
        }
        StringBuilder word = new StringBuilder();
        for (int letter = first; letter <= last; letter += 2) {
            word.append(tokens.lower(letter));
        }
        return (tokens.lexiconFlags(word.toString()) & TERMS) == 0 && !ABBREVIATIONS.contains(word.toString());
    }

    private static boolean isStopped(Tokens tokens, int at) {
        return tokens.shape(at) == WordShape.INITIAL && tokens.isSign(at + 1, '.') && tokens.joined(at + 1);
    }
}
