package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;

/**
 * Days of a month that is not named: on the 3rd, Sunday the 12th, Tues 29th, the night of the 5th. The 5th toe, the 3rd dose and
 * the 10th percentile are none, so that nothing of which it could be the fifth may follow.
 */
public final class DayOfMonthRecognizer implements Recognizer {

    private static final String NAME = "local/date";

    private static final WordSet BEFORE = WordSet.of("""
            on by until till since before after from of for yesterday today tomorrow tonight night morning evening
            afternoon around about through thru between due to and was is or starting beginning ending noon pm am
            thing week weekend wait back home discharged admitted seen leaves leaving left returns returning arrives flies here there""");

    private static final WordSet AFTER = WordSet.of("""
            at and for with when he she they to if but or so because then after before until because via in around i we
            emailed please by from was is he's she's they're it's patient pt her his w mom dad through till as that
            which who where our my their last this not""");

    private static final Anchors ANCHORS = Anchors.atForms(Form.MIXED);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 1); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (MonthNameRecognizer.isOrdinal(tokens, at) && !findings.taken(at)) {
                ordinal(tokens, findings, at);
            }
        }
    }

    private static void ordinal(Tokens tokens, Findings findings, int at) {
        boolean article = tokens.isText(at - 1, "the");
        int before = article ? at - 2 : at - 1;
        if (tokens.isSign(before, ',')) {
            before--;
        }
        boolean weekday = tokens.is(before, Flag.WEEKDAY) && tokens.length(before) >= 3;
        boolean ofMonth = tokens.isText(at + 1, "of")
                && (tokens.isText(at + 2, "month")
                        || tokens.isText(at + 3, "month")
                                && tokens.isAnyOf(at + 2, "the", "this", "last", "next", "that", "each", "every"));
        boolean placed = weekday || article && BEFORE.has(tokens, before) || ofMonth;
        if (!placed || !ofMonth && !ends(tokens, at, weekday)) {
            return;
        }
        int last = at;
        if (ofMonth) {
            last = tokens.isText(at + 2, "month") ? at + 2 : at + 3;
        }
        last = ClockTime.extend(tokens, last);
        findings.add(tokens, weekday ? before : at, last, PhiType.PARTIAL_DATE, 0.6, NAME);
    }

    /** Whether no noun follows, not even after another ordinal, as in "the 4th and 5th toes". */
    private static boolean ends(Tokens tokens, int at, boolean weekday) {
        int next = at + 1;
        if (tokens.isAnyOf(next, "and", "or", "to", "through") || tokens.isSign(next, ",-&/\u2013")) {
            int other = tokens.isText(next + 1, "the") ? next + 2 : next + 1;
            if (MonthNameRecognizer.isOrdinal(tokens, other)) {
                return ends(tokens, other, weekday);
            }
        }
        if (tokens.isWord(next)) {
            return AFTER.has(tokens, next) || weekday && !tokens.is(next, Flag.MEDICAL);
        }
        return !tokens.isSign(next, "-/%") || !tokens.joined(next);
    }
}
