package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Addresses whose parts each have their word before the number, with commas between: House 44, Street 7, G-9/2, Islamabad; Plot 22,
 * Ikeja Road, Lagos; Lot 26, Petross Road; Flat 9, Arkwright House, Oldham.
 */
public final class PlotRecognizer implements Recognizer {

    private static final String NAME = "local/address";
    private static final int MOST_PARTS = 6;

    private static final WordSet LABELS = WordSet.of("""
            house plot flat shop villa street road block sector phase lane lot door site comp unit apt apartment room floor building
            bldg gali mohalla hno estate space trailer blk""");

    private static final WordSet ALONE = WordSet.of("house plot flat lot door villa blk");

    private static final WordSet NUMBER = WordSet.of("no nr number num");

    private static final WordSet STOPS = WordSet.of("the a and i he she his her they we pt patient but with for");

    private static final Anchors ANCHORS = Anchors.atWords(ALONE);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            boolean first = !tokens.isSign(at - 1, ',') && !tokens.is(at - 1, Flag.STREET);
            if (first && !findings.taken(at) && tokens.shape(at) != WordShape.LOWER | tokens.isOneCase()) {
                at = Math.max(at, read(tokens, findings, at));
            }
        }
    }

    private static int read(Tokens tokens, Findings findings, int from) {
        int last = numbered(tokens, from);
        if (last < 0 || !tokens.isSign(last + 1, ',')) {
            return -1;
        }
        int labelled = 1;
        int named = 0;
        int parts = 1;
        while (parts < MOST_PARTS && tokens.isSign(last + 1, ',') && !findings.taken(last + 2)) {
            int part = LABELS.has(tokens, last + 2) ? numbered(tokens, last + 2) : -1;
            if (part > 0) {
                labelled++;
            } else {
                part = words(tokens, last + 2);
                if (part < 0) {
                    break;
                }
                named++;
            }
            last = part;
            parts++;
        }
        boolean enough = labelled >= 2 && parts >= 2 || named >= 1 && !tokens.isOneCase();
        if (!enough || parts < 2 || findings.anyTaken(from, last)) {
            return -1;
        }
        findings.add(tokens, from, last, PhiType.STREET_ADDRESS, 0.75, NAME);
        return Locality.after(tokens, findings, last);
    }

    /** The last token of House 44, House No. 12, Block C, Door 4-7-12; or -1. */
    private static int numbered(Tokens tokens, int label) {
        int at = label + 1;
        while (at < label + 4 && (NUMBER.has(tokens, at) || tokens.isSign(at, ".#:"))) {
            at++;
        }
        boolean value = tokens.isNumber(at, 1, 5)
                || tokens.kind(at) == TokenKind.MIXED && tokens.length(at) <= 6
                || tokens.shape(at) == WordShape.INITIAL;
        if (!value || tokens.isLineEnd(at)) {
            return -1;
        }
        int last = at;
        while (last - at < 6
                && tokens.isSign(last + 1, "-/")
                && tokens.joined(last + 1)
                && tokens.joined(last + 2)
                && (tokens.isNumber(last + 2) || tokens.length(last + 2) <= 3)) {
            last += 2;
        }
        return last;
    }

    /** One to four capitals, or a sector such as G-9/2. */
    private static int words(Tokens tokens, int from) {
        if (tokens.shape(from) == WordShape.INITIAL && tokens.isSign(from + 1, '-') && tokens.joined(from + 2)) {
            int last = from + 2;
            return tokens.isSign(last + 1, '/') && tokens.joined(last + 2) ? last + 2 : last;
        }
        int last = from - 1;
        while (last - from < 3
                && tokens.shape(last + 1) == WordShape.TITLE
                && !tokens.is(last + 1, Flag.TITLE | Flag.MONTH | Flag.RELATION | Flag.PERSON_VERB)
                && !(last < from && tokens.is(from, Flag.MEDICAL))
                && !STOPS.has(tokens, last + 1)) {
            last++;
        }
        return last >= from ? last : -1;
    }
}
