package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** Employers: capitals after "works for", "employed by" or "retired from". */
public final class EmployerRecognizer implements Recognizer {

    private static final String NAME = "local/employer";

    private static final Anchors ANCHORS = Anchors.atWords("for by at from employer");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (employed(tokens, at)) {
                employer(tokens, findings, at + 1);
            }
        }
    }

    private static boolean employed(Tokens tokens, int at) {
        return tokens.isText(at, "from") && tokens.isText(at - 1, "retired")
                || tokens.isAnyOf(at, "for", "at")
                        && tokens.isAnyOf(at - 1, "works", "worked", "working", "job", "employed")
                || tokens.isText(at, "by") && tokens.isText(at - 1, "employed")
                || tokens.isText(at, "employer") && tokens.isSign(at + 1, ':');
    }

    private static void employer(Tokens tokens, Findings findings, int from) {
        int first = tokens.isSign(from, ':') || tokens.isText(from, "the") ? from + 1 : from;
        int last = first - 1;
        while (last - first < 4 && Places.isCapital(tokens, last + 1) && !findings.taken(last + 1)) {
            last++;
            if ((tokens.isSign(last + 1, "&-'") || tokens.kind(last + 1) == TokenKind.POSSESSIVE) && last - first < 4) {
                last++;
            }
        }
        if (last >= first
                && !tokens.is(first, Flag.COMMON)
                && !tokens.is(first, Flag.MONTH | Flag.WEEKDAY | Flag.SPECIALTY | Flag.STATE)) {
            findings.add(tokens, first, last, PhiType.EMPLOYER, 0.7, NAME);
        }
    }
}
