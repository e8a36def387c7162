package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Tells a month that is named without day or year from a name, a verb and a word: in May, the August visit, (Nov). */
final class LoneMonth {

    private static final WordSet BEFORE_MONTH = WordSet.of("""
            in since last next this until till by of early late mid during from through before after past following
            previous around to between starting beginning ending end and or every each coming upcoming month""");

    /** The August visit, the April one. */
    private static final WordSet MEETINGS = WordSet.of("""
            one ones visit visits appointment appt dose scan labs draw clinic infusion injection session admission cycle""");

    private LoneMonth() {}

    /** A month without day or year: only a capitalised name after such a word as "in", and no first name before a surname. */
    static boolean stands(Tokens tokens, int month) {
        boolean part = tokens.isSign(month - 1, '-') && tokens.isAnyOf(month - 2, "early", "mid", "late");
        boolean bracketed = tokens.isSign(month - 1, '(')
                && tokens.isSign(month + 1, ')')
                && tokens.shape(month) == WordShape.TITLE
                && !tokens.is(month, Flag.FIRST_COMMON);
        boolean meeting = tokens.isText(month - 1, "the")
                && tokens.shape(month) == WordShape.TITLE
                && MEETINGS.has(tokens, month + 1);
        if (part || bracketed || meeting) {
            return true;
        }
        if (tokens.length(month) < 5 && !tokens.isAnyOf(month, "june", "july", "may")) {
            return BEFORE_MONTH.has(tokens, month - 1)
                    && tokens.shape(month) != WordShape.LOWER
                    && !isAmbiguous(tokens, month)
                    && !(tokens.isText(month, "oct") && tokens.shape(month) == WordShape.UPPER);
        }
        boolean named = tokens.is(month, Flag.FIRST_COMMON | Flag.LAST_COMMON);
        if (tokens.isText(month, "may") || tokens.isText(month, "march")) {
            boolean capital = tokens.shape(month) == WordShape.TITLE;
            boolean before = capital
                    ? BEFORE_MONTH.has(tokens, month - 1)
                    : tokens.isAnyOf(month - 1, "in", "since", "last", "early", "late", "mid", "until", "during");
            return before && !tokens.isAnyOf(month + 1, "be", "have", "need", "require", "also", "not", "or");
        }
        if (!named) {
            return true;
        }
        boolean before = BEFORE_MONTH.has(tokens, month - 1)
                || (tokens.isSign(month - 1, "-/") && tokens.is(month - 2, Flag.MONTH));
        boolean personFollows = tokens.shape(month + 1) == WordShape.TITLE && tokens.is(month + 1, Flag.LAST);
        return before && !personFollows;
    }

    /** Words that are months only beside a day or year that cannot be a dose or count. */
    static boolean isAmbiguous(Tokens tokens, int month) {
        return tokens.isAnyOf(month, "may", "mar", "march", "dec", "jun", "jan", "sep")
                && (tokens.shape(month) == WordShape.LOWER || tokens.isText(month, "may"));
    }
}
