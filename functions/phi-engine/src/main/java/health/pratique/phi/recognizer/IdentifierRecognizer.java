package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** Identifiers by the words before them: MRN: 12345, Acct #A-77-1, member ID XJB123. */
public final class IdentifierRecognizer implements Recognizer {

    private static final String NAME = "local/identifier";
    private static final int MOST_FILLERS = 7;

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.is(at, Flag.ID_WORD)) {
                cued(tokens, findings, at);
            } else if (tokens.isSign(at, '#')) {
                hash(tokens, findings, at);
            }
        }
    }

    private static void cued(Tokens tokens, Findings findings, int at) {
        if (tokens.joined(at + 1) && tokens.isSign(at + 1, '-') && tokens.joined(at + 2) && tokens.isWord(at + 2)) {
            return;
        }
        IdentifierCue cue = IdentifierCue.at(tokens, at);
        if (cue == null) {
            return;
        }
        boolean strong = cue.strong();
        int next = at + 1;
        PhiType type = cue.type();
        for (int filler = 0; filler < MOST_FILLERS; filler++, next++) {
            if (tokens.isSign(next, "#:=")
                    || tokens.isAnyOf(next, "number", "no", "num", "nbr", "id", "identifier", "identification")) {
                strong = true;
            } else if (tokens.is(next, Flag.ID_WORD)) {
                IdentifierCue better = IdentifierCue.at(tokens, next);
                strong |= better != null && better.strong();
                type = better != null && type == PhiType.ID_OTHER ? better.type() : type;
            } else if (!tokens.isSign(next, ".(-*")
                    && !tokens.isAnyOf(
                            next, "is", "was", "of", "the", "ending", "in", "s", "on", "for", "this", "as")) {
                break;
            }
        }
        if (tokens.isLineEnd(next) && tokens.isSign(next - 1, ':')) {
            return;
        }
        int last = Code.value(tokens, next);

        if (last < 0 || findings.anyTaken(next, last) || AddressRecognizer.begins(tokens, next)) {
            return;
        }
        int digits = Code.digits(tokens, next, last);
        int letters = Code.alphanumerics(tokens, next, last);
        boolean enough = strong ? digits >= 2 && letters >= 4 || digits >= 3 : digits >= 5 && letters >= 6;
        if (enough
                && !(letters == digits && PhoneRecognizer.unitFollows(tokens, last))
                && !aged(tokens, last, digits)) {
            findings.add(tokens, next, moreGroups(tokens, next, last), type, strong ? 0.9 : 0.7, NAME);
        }
    }

    /** "#12345678" and "#A1234567": a number sign before something long. */
    private static void hash(Tokens tokens, Findings findings, int at) {
        int last = Code.value(tokens, at + 1);
        if (last > 0
                && tokens.joined(at + 1)
                && !findings.anyTaken(at + 1, last)
                && Code.digits(tokens, at + 1, last) >= 5) {
            findings.add(tokens, at + 1, last, PhiType.ID_OTHER, 0.7, NAME);
        }
    }

    /** Numbers written in groups: 9664 8088 5109, 1EG4 TE5 MK73. */
    private static int moreGroups(Tokens tokens, int first, int last) {
        int end = last;
        while (end - first < 5
                && last == first
                && tokens.length(first) >= 3
                && tokens.length(first) <= 4
                && tokens.length(end + 1) >= 3
                && tokens.length(end + 1) <= 4
                && (tokens.isNumber(end + 1) || tokens.kind(end + 1) == TokenKind.MIXED)
                && tokens.start(end + 1) - tokens.end(end) == 1) {
            end++;
        }
        return end;
    }

    /** "Patient ID confirmed, 45 year old" and the like. */
    private static boolean aged(Tokens tokens, int last, int digits) {
        int next = tokens.isSign(last + 1, '-') ? last + 2 : last + 1;
        return digits <= 3
                && tokens.isAnyOf(
                        next, "year", "years", "yo", "y", "yr", "month", "months", "week", "weeks", "day", "times");
    }
}
