package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;

/** Tells 12/3 the date from 2/6 the murmur, 5/5 the strength, 3/10 the pain and 1/2 the tablet. */
final class MonthAndDay {

    private static final String[] BEFORE_DATE = Words.of("""
            on since from dated until till through thru before after by date dates seen visit admitted discharged
            started appointment appt scheduled surgery due labs last collected drawn performed done reported received
            signed updated reviewed dob dos doa dod between starting beginning effective ending ended called week
            yesterday today tomorrow tonight expired died born transferred extubated intubated removed placed
            completed returned dc pod lmp edd monday tuesday wednesday thursday friday saturday sunday cxr echo ct mri
            ekg ecg cath biopsy colonoscopy ua cultures culture""");

    private static final String[] BEFORE_SCORE = Words.of("""
            strength score scale grade graded pain gcs mmse moca murmur reflexes reflex power apgar apgars level rated
            rating pulses pulse motor phq gad stage severity dtr dtrs currently average worst sensation flexion
            extension abduction adduction grip mrc oriented criteria positive lvef systolic diastolic waddell
            intensity bp pressure ratio d5 bilaterally throughout vision acuity od os ou""");

    private static final String[] AFTER_SCORE = Words.of("""
            strength murmur systolic diastolic sem in bilaterally throughout tablet tablets tab tabs pain mile miles
            cup cups pack ppd power reflexes teaspoon inch inches cm mm mg points point motor muscle grip normal hour
            hours days day week weeks of severity scale nodes lymph positive criteria pulses sirs flexion extension
            holosystolic on dose ejection ns l liter glass way full mph upper lower right left with bottles""");

    private MonthAndDay() {}

    /** Whether the number {@code at}, a slash and a number are month and day. */
    static boolean isDate(Tokens tokens, int at, int previousDateEnd) {
        if (!tokens.isNumber(at, 1, 2)
                || !tokens.isSign(at + 1, '/')
                || !tokens.joined(at + 1)
                || !tokens.joined(at + 2)
                || !tokens.isNumber(at + 2, 1, 2)
                || (tokens.joined(at + 3) && (tokens.isSign(at + 3, "/%+") || decimal(tokens, at + 3)))) {
            return false;
        }
        int month = tokens.number(at);
        int day = tokens.number(at + 2);
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        if (chained(tokens, at, previousDateEnd)) {
            return true;
        }
        boolean likeScore = likeScore(month, day);
        if (tokens.isAnyOf(at - 1, "on", "since", "dated", "until", "dob", "dos", "date", "admitted", "discharged")
                || (tokens.isSign(at - 1, ':')
                        && tokens.isAnyOf(at - 2, "date", "dob", "dos", "admitted", "discharged", "due"))) {
            return !likeScore || !tokens.isAnyOf(at + 3, AFTER_SCORE);
        }
        if (isDuration(tokens, at, day) || scoreAround(tokens, at)) {
            return false;
        }
        if (tokens.isAnyOf(at - 1, BEFORE_DATE)
                || tokens.is(at - 1, Flag.WEEKDAY)
                || (tokens.isSign(at - 1, ",") && tokens.is(at - 2, Flag.WEEKDAY))) {
            return true;
        }
        if (tokens.startsLine(at) && tokens.isSign(at + 3, ":-")) {
            return true;
        }
        boolean enclosed = tokens.isSign(at - 1, '(') && tokens.isSign(at + 3, ')');
        return !likeScore
                && (enclosed || day > 12 || tokens.isSign(at - 1, "(,;:-") || tokens.startsLine(at) || month > 6);
    }

    /** Denominators that scales and scores use, and plain fractions. */
    private static boolean likeScore(int above, int below) {
        return above <= below
                        && (below == 2
                                || below == 3
                                || below == 4
                                || below == 5
                                || below == 6
                                || below == 8
                                || below == 10)
                || below == 15
                || below == 20
                || below == 30
                || below == 27
                || below == 21
                || below == 12 && above != 12
                || (below == 7 && above == 24)
                || (below == 9 && above <= 9)
                || below == 1;
    }

    /** 3/7, 2/52 and 6/12 are days, weeks and months in British notes. */
    private static boolean isDuration(Tokens tokens, int at, int below) {
        return (below == 7 || below == 12)
                && tokens.isAnyOf(
                        at + 3,
                        "hx",
                        "history",
                        "ago",
                        "of",
                        "h",
                        "fever",
                        "cough",
                        "duration",
                        "pain",
                        "headache",
                        "back");
    }

    private static boolean scoreAround(Tokens tokens, int at) {
        if (tokens.isAnyOf(at + 3, AFTER_SCORE)
                || tokens.isAnyOf(
                        at - 1, "a", "about", "approximately", "than", "takes", "take", "taking", "q", "ns", "out")) {
            return true;
        }
        for (int back = at - 1; back >= at - 4 && !tokens.isLineEnd(back); back--) {
            if (tokens.isAnyOf(back, BEFORE_SCORE)) {
                return true;
            }
        }
        return false;
    }

    /** A date stands right before, with a dash, comma or word between: 3/4-3/8, 3/4 and 3/8. */
    private static boolean chained(Tokens tokens, int at, int previousDateEnd) {
        return previousDateEnd >= 0
                && at - previousDateEnd == 2
                && (tokens.isSign(at - 1, "-,&\u2013")
                        || tokens.isAnyOf(at - 1, "and", "to", "through", "thru", "or", "until"));
    }

    private static boolean decimal(Tokens tokens, int at) {
        return tokens.isSign(at, '.') && tokens.joined(at + 1) && tokens.isNumber(at + 1);
    }
}
