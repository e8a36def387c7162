package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Names of houses by the words before alone: at Merrow Park, transferred from Lost Pines, works for Pasha Island Freight. */
public final class AtPlaceRecognizer implements Recognizer {

    private static final String NAME = "local/at-place";

    private static final WordSet MOVED = WordSet.of("""
            transferred transfer transferring tx txfr xfer admitted referred medevac medevac'd discharged dc sent brought
            arrived came accepted coming returned""");

    private static final WordSet WORKED = WordSet.of("""
            works worked working work job employed drives drove drive drives driver cooks teaches taught manages unloading
            volunteers interns operator clerk cashier manager foreman welder mechanic engineer nurse teacher cook janitor
            retired contractor plow sophomore freshman junior senior student""");

    private static final WordSet AFTER_ONE = WordSet.of("""
            and but for with who when where since because said says told gave put has had was is are until on in by about
            last this next to today yesterday she he they i we after before as then wants wanted where keeps""");

    private static final Anchors STARTS = Anchors.atWords("at @ from to for with employer");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = STARTS.next(tokens, 0); at < tokens.size(); at = STARTS.next(tokens, at + 1)) {
            if (tokens.isAnyOf(at, "at", "@")) {
                place(tokens, findings, at + 1, WORKED.has(tokens, at - 1), false);
            } else if (tokens.isAnyOf(at, "from", "to") && (MOVED.has(tokens, at - 1) || MOVED.has(tokens, at - 2))) {
                place(tokens, findings, at + 1, false, true);
            } else if (tokens.isAnyOf(at, "for", "with", "from") && WORKED.has(tokens, at - 1)) {
                place(tokens, findings, at + 1, true, false);
            } else if (tokens.isText(at, "employer") && tokens.isSign(at + 1, ":")) {
                place(tokens, findings, at + 2, true, false);
            }
        }
    }

    private static void place(Tokens tokens, Findings findings, int from, boolean work, boolean moved) {
        int first = tokens.isText(from, "the") ? from + 1 : from;
        boolean capitalised = tokens.shape(first) == WordShape.TITLE || tokens.shape(first) == WordShape.MIXED;
        if (!capitalised && tokens.shape(first + 1) != WordShape.TITLE || findings.taken(first)) {
            return;
        }
        int last = CapitalRun.after(tokens, findings, first);
        if (last < first || tokens.is(first, Flag.TITLE | Flag.MONTH | Flag.WEEKDAY | Flag.RELATION | Flag.HEADING)) {
            return;
        }
        int own = CapitalRun.own(tokens, first, last);
        boolean one = last == first || tokens.isSign(first + 1, "'\u2019-");
        boolean known =
                tokens.is(last + 1, Flag.EPONYM_HEAD | Flag.SPECIALTY) || tokens.isAnyOf(last + 1, "point", "angle");
        boolean eponym = tokens.is(first, Flag.EPONYM) || NameWords.isEponym(tokens, first, last);
        boolean ends = !tokens.isWord(last + 1) && !tokens.isNumber(last + 1) || AFTER_ONE.has(tokens, last + 1);
        boolean article =
                first > from && tokens.shape(from) == WordShape.TITLE && !NameWords.startsSentence(tokens, from);
        boolean enough = one
                ? own == 1
                        && tokens.length(first) > 3
                        && ends
                        && !tokens.is(first, article ? Flag.MEDICAL : Flag.ENGLISH | Flag.COMMON | Flag.MEDICAL)
                        && (work || !tokens.is(first, Flag.FIRST_COMMON))
                : own >= 2 || own == 1 && (moved || CapitalRun.hasName(tokens, first, last)) && ends;
        if (enough && !known && !(eponym && one)) {
            findings.add(tokens, article ? from : first, last, work ? PhiType.EMPLOYER : PhiType.HOSPITAL, 0.55, NAME);
        }
    }
}
