package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;

/**
 * Ages over 89 told around the number: his ninetieth birthday, ninety-odd, will be a hundred, born 23.02.1931 (93), retired at 97,
 * MARISOL ABUEVA 92 FELL.
 */
public final class ToldAgeRecognizer implements Recognizer {

    private static final String NAME = "local/age";
    private static final int OLDEST = 118;

    private static final WordSet DEEDS = WordSet.of("""
            declined diagnosed retired widowed married remarried emigrated moved driving stroke stopped started died quit
            surgery fell lived menopause""");

    private static final WordSet VITALS = WordSet.of("""
            sat sats spo2 o2 hr pulse rate bp map sao2 saturation temp temperature fio2 oxygen glucose sugar level""");

    private static final WordSet AFTER = WordSet.of("""
            took fell has had is was lives lived found went came takes says said with who from dnr dnar cfs from on feels
            felt needs wants woke slipped""");

    private static final Anchors ANCHORS =
            Anchors.atForms(Form.NUMBER).orFlags(Flag.NUMBER_WORD).orWords("ninetieth hundredth centenary");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.isNumber(at, 2, 3)) {
                int years = tokens.number(at);
                if (years >= 90 && years <= OLDEST && !findings.taken(at) && number(tokens, at)) {
                    findings.add(tokens, at, at, PhiType.AGE_OVER_89, 0.7, NAME);
                }
            } else if (tokens.isAnyOf(at, "ninetieth", "hundredth", "centenary")) {
                birthday(tokens, findings, at);
            } else if (tokens.is(at, Flag.NUMBER_WORD) && !findings.taken(at)) {
                word(tokens, findings, at);
            }
        }
    }

    private static void birthday(Tokens tokens, Findings findings, int at) {
        int next = tokens.isSign(at + 1, '-') ? at + 3 : at + 1;
        boolean day = tokens.isAnyOf(next, "birthday", "bday", "year") || tokens.isText(at + 1, "birthday");
        if (day) {
            int first = tokens.isText(at - 1, "one") ? at - 1 : at;
            findings.add(tokens, first, at, PhiType.AGE_OVER_89, 0.8, NAME);
        } else if (tokens.isSign(at - 1, '-') && tokens.isText(at - 2, "ninety")) {
            findings.add(tokens, at - 2, at, PhiType.AGE_OVER_89, 0.7, NAME);
        }
    }

    /** Ninety-odd, ninety something; he will be a hundred. */
    private static void word(Tokens tokens, Findings findings, int at) {
        int odd = tokens.isSign(at + 1, '-') ? at + 2 : at + 1;
        if (tokens.isText(at, "ninety") && tokens.isAnyOf(odd, "odd", "something", "ish", "plus")) {
            findings.add(tokens, at, odd, PhiType.AGE_OVER_89, 0.75, NAME);
            return;
        }
        int last = AgeRecognizer.spelledEnd(tokens, at);
        int first = tokens.isAnyOf(at - 1, "a", "one") && !tokens.isText(at, "ninety") ? at - 1 : at;
        boolean turns = tokens.isAnyOf(first - 1, "be", "turn", "turns", "turning", "nearing", "reach", "reached");
        boolean person = tokens.isAnyOf(first - 3, "he", "she", "they", "who", "mum", "mom", "dad", "gran", "nan")
                || tokens.isAnyOf(first - 2, "to", "he", "she", "they", "who", "is", "was");
        if (last >= at
                && turns
                && person
                && !tokens.isAnyOf(last + 1, "percent", "mg", "units", "times", "beats", "dollars")
                && !tokens.isSign(last + 1, "%$")) {
            findings.add(tokens, first, last, PhiType.AGE_OVER_89, 0.7, NAME);
        }
    }

    private static boolean number(Tokens tokens, int at) {
        if (AgeRecognizer.generalised(tokens, at) || AgeRecognizer.decimal(tokens, at)) {
            return false;
        }
        return afterBirth(tokens, at) || deed(tokens, at) || besideName(tokens, at);
    }

    /** D.O.B. 23.02.1931 (93). */
    private static boolean afterBirth(Tokens tokens, int at) {
        boolean bracket = tokens.isSign(at - 1, '(') && tokens.isSign(at + 1, ",);");
        if (!bracket || !tokens.isNumber(at - 2, 2, 4)) {
            return false;
        }
        for (int back = at - 3; back > at - 16 && !tokens.isLineEnd(back); back--) {
            if (tokens.isAnyOf(back, "dob", "born", "birth", "geb")
                    || tokens.isText(back, "b") && tokens.isSign(back - 1, '.')) {
                return true;
            }
        }
        return false;
    }

    private static boolean deed(Tokens tokens, int at) {
        if (!tokens.isText(at - 1, "at")
                || !tokens.isSign(at + 1, ".,;)")
                || tokens.joined(at + 2) && tokens.isNumber(at + 2)) {
            return false;
        }
        boolean deed = false;
        for (int back = at - 2; back > at - 6; back--) {
            if (VITALS.has(tokens, back)) {
                return false;
            }
            deed |= DEEDS.has(tokens, back) || tokens.is(back, Flag.RELATION);
        }
        return deed;
    }

    /** MARISOL ABUEVA 92 FELL: a first name, a surname, the age, and what they did. */
    private static boolean besideName(Tokens tokens, int at) {
        int plain = Flag.COMMON | Flag.ENGLISH | Flag.MEDICAL | Flag.EPONYM | Flag.MONTH;
        boolean surname = tokens.isWord(at - 1)
                && (tokens.is(at - 1, Flag.LAST) || tokens.flags(at - 1) == 0)
                && tokens.length(at - 1) > 2
                && !tokens.is(at - 1, plain);
        return surname
                && tokens.is(at - 2, Flag.FIRST)
                && !tokens.is(at - 2, plain)
                && (AFTER.has(tokens, at + 1) || tokens.isSign(at + 1, ",;") && !tokens.joined(at + 2));
    }
}
