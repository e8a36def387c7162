package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Telephone, fax and pager numbers: by the North American Numbering Plan's forms (area and exchange begin with 2 to 9), with a
 * plus sign (ITU-T E.164: at most 15 digits), or by the words before them.
 */
public final class PhoneRecognizer implements Recognizer {

    private static final String NAME = "local/phone";
    private static final int LOOK_BACK = 6;

    private static final WordSet CUES = WordSet.of("""
            phone telephone tel ph cell mobile call called contact callback reached reach dial cellphone landline text
            whatsapp phones answering messages voicemail home work desk office hotline calling tele telefono telefon
            handy mob vm direct reachable texted viber switchboard""");

    private static final WordSet SHORT_CUES = WordSet.of("""
            phone telephone tel ph cell mobile dial pager pgr beeper bleep paged page fax ext extension extn x callback
            vocera ascom spectralink dect desk voicemail switchboard phones""");

    private static final WordSet UNITS = WordSet.of("""
            mg ml mcg g kg units unit iu cc l meq kcal calories cal ng days hours mm cm copies cells ug tablets steps
            dollars u k micrograms milligrams grams feet ft lbs pounds per people patients women men pg mph bpm reps""");

    private static final Anchors ANCHORS = Anchors.atForms(Form.NUMBER).orWords("+ (");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            boolean opens = tokens.isSign(at, "+(") && (tokens.isNumber(at + 1) || tokens.isSign(at + 1, '('));
            if ((!opens && !tokens.isNumber(at)) || findings.taken(at) || findings.taken(at + 1) && opens) {
                continue;
            }
            if (tokens.isNumber(at) && tornOff(tokens, at)) {
                continue;
            }
            DigitRun run = DigitRun.read(tokens, at);
            if (run.digits().isEmpty() || findings.anyTaken(at, run.last())) {
                continue;
            }
            PhiType before = cue(tokens, at);
            PhiType cue = before == null ? cueAfter(tokens, run.withExtension(tokens)) : before;
            double confidence = confidence(tokens, run, cue != null);
            if (confidence > 0) {
                int last = run.withExtension(tokens);
                findings.add(tokens, run.first(), last, cue == null ? PhiType.PHONE : cue, confidence, NAME);
                at = last;
            } else if (cue == null && run.groups().length() > 2) {
                at += tokens.isNumber(at) ? 0 : 1;
            }
        }
    }

    private static double confidence(Tokens tokens, DigitRun run, boolean cued) {
        String digits = run.digits();
        String groups = run.groups();
        int count = digits.length();
        if (!cued && LongNumberRecognizer.vocabulary(tokens, run.first())) {
            return 0;
        }
        if (run.plus() && count >= 7 && count <= 15) {
            return 0.95;
        }
        if (cued && count >= 7 && count <= 15) {
            return 0.95;
        }
        boolean long10 = groups.equals("334") || groups.equals("1334") || groups.equals("3334");
        if (long10) {
            boolean valid = digits.charAt(count - 10) >= '2' && digits.charAt(count - 7) >= '2';
            boolean trunk = digits.charAt(0) == '0';
            return run.separatedBy(" ") ? (valid || trunk ? 0.7 : 0) : valid ? 0.95 : 0.7;
        }
        if (groups.equals("36") || groups.equals("37")) {
            return run.separatedBy("-.)") && digits.charAt(0) >= '2' ? 0.6 : 0;
        }
        if (groups.equals("34")) {
            return run.separatedBy("-.") && digits.charAt(0) >= '2' && !unitFollows(tokens, run.last()) ? 0.6 : 0;
        }
        if (groups.equals("433") && !unitFollows(tokens, run.last())) {
            return 0.6;
        }
        boolean pair = groups.equals("23")
                || groups.equals("32")
                || groups.equals("33")
                || groups.equals("22")
                || groups.equals("14")
                || groups.equals("15");
        if (cued && pair && run.separatedBy("-") && shortNumberSaid(tokens, run.first())) {
            return 0.6;
        }
        if (tokens.isSign(run.first(), '(')
                && groups.length() == 3
                && count >= 8
                && count <= 11
                && groups.charAt(0) <= '4') {
            return 0.6;
        }
        if (cued && count >= 4 && groups.length() == 1) {
            return shortNumberSaid(tokens, run.first()) ? 0.7 : 0;
        }
        if (groups.length() >= 2 && digits.charAt(0) == '0' && count >= 9 && count <= 12) {
            return run.separatedBy("-/ .)") ? 0.7 : 0;
        }
        if (groups.length() >= 4
                && count >= 8
                && count <= 13
                && (run.separatedBy("-") || run.separatedBy("."))
                && (groups.indexOf('3') >= 0 || groups.indexOf('4') >= 0)) {
            return 0.6;
        }
        return 0;
    }

    /** Four to six digits are a number to call only right after such a word; "contact 1820" is a time. */
    private static boolean shortNumberSaid(Tokens tokens, int at) {
        if (tokens.isSign(at - 1, "<>~=\u2265\u2264")) {
            return false;
        }
        for (int back = at - 1; back >= at - 4 && !tokens.isLineEnd(back); back--) {
            if (SHORT_CUES.has(tokens, back)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable PhiType cue(Tokens tokens, int at) {
        int from = tokens.isLineEnd(at - 1) && tokens.isSign(at - 2, ':') ? at - 2 : at - 1;
        for (int back = from; back >= at - LOOK_BACK && !tokens.isLineEnd(back); back--) {
            if (tokens.isAnyOf(back, "fax", "facsimile")) {
                return PhiType.FAX;
            }
            if (tokens.isAnyOf(back, "pager", "beeper", "paged", "page", "bleep", "pgr")) {
                return PhiType.PAGER;
            }
            if (tokens.isAnyOf(back, "ext", "extension", "extn")) {
                return PhiType.PHONE_EXTENSION;
            }
            if (CUES.has(tokens, back)) {
                return PhiType.PHONE;
            }
            if (tokens.isNumber(back) || tokens.isSign(back, ";") || tokens.isSign(back, ".") && !tokens.joined(back)) {
                break;
            }
        }
        return null;
    }

    /** 555-0142-Office, 555-0142 (cell). */
    private static @Nullable PhiType cueAfter(Tokens tokens, int last) {
        int at = last + 1;
        while (at <= last + 2 && tokens.isSign(at, "-(,")) {
            at++;
        }
        if (at == last + 1) {
            return null;
        }
        return tokens.isText(at, "fax")
                ? PhiType.FAX
                : tokens.isAnyOf(at, "office", "cell", "mobile", "home", "phone", "tel") ? PhiType.PHONE : null;
    }

    private static boolean tornOff(Tokens tokens, int at) {
        return tokens.joined(at)
                && (tokens.isSign(at - 1, ".-/:")
                        && tokens.joined(at - 1)
                        && Character.isLetterOrDigit(tokens.last(at - 2)));
    }

    static boolean unitFollows(Tokens tokens, int last) {
        int next = last + 1;
        boolean crew = tokens.isText(next, "unit") && tokens.start(next) - tokens.end(last) > 1;
        return tokens.isSign(next, '%') || UNITS.has(tokens, next) && !crew;
    }
}
