package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** A word that no list knows after "in" or "at", with nothing after it that it could describe: in Whakatane, at Altnagore. */
public final class UnknownPlaceRecognizer implements Recognizer {

    private static final String NAME = "local/unknown-place";

    private static final String[] ENDINGS = {
        "ia", "is", "ency", "ancy", "tion", "sion", "ity", "ness", "ment", "um", "us", "al", "ic", "ed", "ing", "ly",
        "ism", "ure", "ine", "ol", "ide", "oid", "oma", "ae", "ency", "ary", "ive", "able", "ous", "ate", "ory"
    };

    private static final WordSet AFTER = WordSet.of("""
            and but with who when where since because said says told gave put has had was is are until on by about last
            this next to today yesterday she he they i we after before as then wants wanted where keeps for""");

    private static final WordSet NO_PLACE = WordSet.of("""
            change increase decrease reduction rise drop use role used interest difference found seen noted present
            mutation expression variant deletion""");

    private static final Anchors CUES = Anchors.atWords("in at");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int cue = CUES.next(tokens, 0); cue + 1 < tokens.size(); cue = CUES.next(tokens, cue + 1)) {
            int at = cue + 1;
            if (tokens.flags(at) == 0 && tokens.isWord(at) && !findings.taken(at) && isPlace(tokens, at)) {
                boolean in = tokens.isText(cue, "in");
                findings.add(tokens, at, at, in ? PhiType.CITY : PhiType.HOSPITAL, 0.5, NAME);
            }
        }
    }

    private static boolean isPlace(Tokens tokens, int at) {
        WordShape shape = tokens.shape(at);
        int least = shape == WordShape.TITLE ? 4 : 6;
        boolean ends = !tokens.isWord(at + 1) && !tokens.isNumber(at + 1) && !tokens.isSign(at + 1, "-/=+%")
                || AFTER.has(tokens, at + 1);
        return (shape == WordShape.TITLE || !clinical(tokens, at))
                && shape != WordShape.MIXED
                && (shape != WordShape.LOWER || tokens.isText(at - 1, "at"))
                && tokens.length(at) >= least
                && ends
                && !NO_PLACE.has(tokens, at - 2);
    }

    /** Words of medicine, right or wrong, end so more often than places do. */
    private static boolean clinical(Tokens tokens, int at) {
        String text = tokens.text();
        for (String ending : ENDINGS) {
            int length = ending.length();
            if (text.regionMatches(true, tokens.end(at) - length, ending, 0, length)) {
                return true;
            }
        }
        return false;
    }
}
