package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** Post office boxes, rural and military ones: P.O. Box 4417, Route 2 Box 118, PSC 1234, Box 56. */
public final class PostBoxRecognizer implements Recognizer {

    private static final String NAME = "local/post-box";

    private static final WordSet FIRST = WordSet.of("po p box unit psc post apartado postfach");

    private static final WordSet RURAL = WordSet.of("route rte rt rr hc star");

    private static final WordSet MILITARY = WordSet.of("apo fpo dpo");

    private static final Anchors STARTS = Anchors.atWords(FIRST.and(RURAL, MILITARY));

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = STARTS.next(tokens, 0); at < tokens.size(); at = STARTS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            int last = MILITARY.has(tokens, at)
                    ? military(tokens, at)
                    : FIRST.has(tokens, at) ? postBox(tokens, at) : RURAL.has(tokens, at) ? rural(tokens, at) : -1;
            if (last > at && !findings.anyTaken(at, last)) {
                findings.add(tokens, at, last, PhiType.PO_BOX, 0.9, NAME);
                at = Locality.after(tokens, findings, last);
            }
        }
    }

    private static int postBox(Tokens tokens, int at) {
        int box = at;
        while (box <= at + 4 && (tokens.isAnyOf(box, "p", "o", "po", "post", "office") || tokens.isSign(box, "."))) {
            box++;
        }
        boolean named = box > at && tokens.isText(box, "box");
        if (tokens.isAnyOf(at, "apartado", "postfach")) {
            int value = tokens.isText(at + 1, "postal") ? at + 2 : at + 1;
            return tokens.isNumber(value, 1, 6) ? value : -1;
        }
        int boxWord = tokens.isSign(at + 2, ',') ? at + 3 : at + 2;
        boolean military =
                tokens.isAnyOf(at, "unit", "psc") && tokens.isNumber(at + 1) && tokens.isText(boxWord, "box");
        int number = military ? boxWord + 1 : box + 1;
        if (tokens.isSign(number, "#:")) {
            number++;
        }
        return (named || military) && (tokens.isNumber(number) || tokens.kind(number) == TokenKind.MIXED) ? number : -1;
    }

    /** APO AE 09096. */
    private static int military(Tokens tokens, int at) {
        int code = tokens.isSign(at + 1, ',') ? at + 2 : at + 1;
        return tokens.isAnyOf(code, "aa", "ae", "ap") ? Places.zip(tokens, code + 1) : -1;
    }

    /** Route 2 Box 118; RR 1, Box 9A. */
    private static int rural(Tokens tokens, int at) {
        if (!tokens.isNumber(at + 1, 1, 4) && !(tokens.kind(at + 1) == TokenKind.MIXED && tokens.length(at + 1) <= 4)) {
            return -1;
        }
        int box = tokens.isSign(at + 2, ',') ? at + 3 : at + 2;
        int value = tokens.isSign(box + 1, '#') ? box + 2 : box + 1;
        boolean boxed = tokens.isAnyOf(box, "box", "bx")
                && (tokens.isNumber(value, 1, 5) || tokens.kind(value) == TokenKind.MIXED);
        return boxed ? value : -1;
    }
}
