package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** E-mail addresses as they are said or hidden from robots: jane dot doe at example dot com, k.osei (at) clinic.example. */
public final class SpokenMailRecognizer implements Recognizer {

    private static final String NAME = "local/spoken-mail";
    private static final int MOST_PARTS = 6;

    private static final WordSet TOP_LEVEL = WordSet.of("""
            com org net edu gov mil info health care uk us ca de fr io co example test ie au nz in""");

    private static final Anchors ANCHORS = Anchors.atWords("at");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 1); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.isText(at, "at") && !findings.taken(at)) {
                address(tokens, findings, at);
            }
        }
    }

    private static void address(Tokens tokens, Findings findings, int at) {
        boolean bracket = tokens.isSign(at - 1, "([{") && tokens.isSign(at + 1, ")]}");
        int end = domain(tokens, bracket ? at + 2 : at + 1, bracket);
        if (end < 0) {
            return;
        }
        int first = bracket ? at - 2 : at - 1;
        if (!isPart(tokens, first)) {
            return;
        }
        int parts = 0;
        while (parts++ < MOST_PARTS) {
            boolean said = tokens.isAnyOf(first - 1, "dot", "period", "underscore", "dash", "hyphen");
            boolean sign = tokens.isSign(first - 1, "._-+") && tokens.joined(first) && tokens.joined(first - 1);
            if (!(said || sign) || !isPart(tokens, first - 2)) {
                break;
            }
            first -= 2;
        }
        if (!findings.anyTaken(first, at)) {
            findings.add(tokens, first, end, PhiType.EMAIL, 0.85, NAME);
        }
    }

    /** example dot com; after a bracket example.com too. */
    private static int domain(Tokens tokens, int from, boolean bracket) {
        int at = from;
        if (!isPart(tokens, at)) {
            return -1;
        }
        int parts = 1;
        while (parts < MOST_PARTS) {
            boolean dot = tokens.isText(at + 1, "dot")
                    || tokens.isSign(at + 1, '.')
                            && (bracket || parts > 1)
                            && tokens.joined(at + 1)
                            && tokens.joined(at + 2);
            if (!dot || !isPart(tokens, at + 2)) {
                break;
            }
            at += 2;
            parts++;
        }
        return parts > 1 && TOP_LEVEL.has(tokens, at) ? at : -1;
    }

    private static boolean isPart(Tokens tokens, int at) {
        return tokens.isWord(at) || tokens.isNumber(at) || tokens.kind(at) == TokenKind.MIXED;
    }
}
