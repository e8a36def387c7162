package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;

/**
 * Social security numbers with the areas that exist (20 CFR 422.103; 000, 666 and 900 to 999 never were given), ITINs, and
 * the last four digits where the words say so.
 */
public final class SsnRecognizer implements Recognizer {

    private static final String NAME = "local/ssn";

    private static final Anchors ANCHORS = Anchors.atForms(Form.NUMBER);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            if (tokens.isNumber(at, 3, 3)) {
                inThreeParts(tokens, findings, at);
            } else if (tokens.isNumber(at, 9, 9) && named(tokens, at)) {
                findings.add(tokens, at, at, PhiType.SSN, 0.9, NAME);
            } else if (tokens.isNumber(at, 4, 4) && lastFour(tokens, at)) {
                findings.add(tokens, at, at, PhiType.SSN, 0.85, NAME);
            }
        }
    }

    private static void inThreeParts(Tokens tokens, Findings findings, int at) {
        DigitRun run = DigitRun.read(tokens, at);
        if (!run.groups().equals("324") || tornOff(tokens, run)) {
            return;
        }
        boolean named = named(tokens, at);
        if (!named && !run.separatedBy("-\u2013") && !run.separatedBy(" ") && !run.separatedBy(".")) {
            return;
        }
        String digits = run.digits();
        String area = digits.substring(0, 3);
        boolean exists = !area.equals("000") && !area.equals("666") && area.charAt(0) != '9';
        boolean whole = !digits.startsWith("00", 3) && !digits.endsWith("0000");
        boolean itin = area.charAt(0) == '9' && digits.charAt(3) >= '5';
        if (named || (exists && whole) || itin) {
            findings.add(tokens, at, run.last(), itin ? PhiType.ITIN : PhiType.SSN, named ? 0.98 : 0.9, NAME);
        }
    }

    private static boolean tornOff(Tokens tokens, DigitRun run) {
        return tokens.joined(run.first())
                && tokens.isSign(run.first() - 1, "-.")
                && tokens.joined(run.first() - 1)
                && tokens.isNumber(run.first() - 2);
    }

    private static boolean named(Tokens tokens, int at) {
        for (int back = at - 1; back >= at - 5 && !tokens.isLineEnd(back); back--) {
            if (tokens.isAnyOf(back, "ssn", "ss", "social", "security", "itin", "soc")) {
                return true;
            }
        }
        return false;
    }

    /** "SSN ending in 1234", "last four of SSN: 1234", "xxx-xx-1234", "***-**-1234". */
    private static boolean lastFour(Tokens tokens, int at) {
        if (tokens.joined(at)
                && tokens.isSign(at - 1, "-*")
                && (tokens.isAnyOf(at - 2, "xx", "xxx") || tokens.isSign(at - 2, "*-"))) {
            return true;
        }
        boolean social = false;
        boolean ending = false;
        for (int back = at - 1; back >= at - 8 && !tokens.isLineEnd(back); back--) {
            social |= tokens.isAnyOf(back, "ssn", "ss", "social");
            ending |= tokens.isAnyOf(back, "ending", "ends", "last", "four", "4", "digits");
        }
        return social && ending;
    }
}
