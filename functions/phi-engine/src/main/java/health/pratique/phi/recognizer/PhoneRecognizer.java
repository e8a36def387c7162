package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Telephone, fax and pager numbers: by the North American Numbering Plan's forms (area and exchange begin with 2 to 9), with a
 * plus sign (ITU-T E.164: at most 15 digits), or by the words before them.
 */
public final class PhoneRecognizer implements Recognizer {

    private static final String NAME = "local/phone";
    private static final int LOOK_BACK = 6;

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = 0; at < tokens.size(); at++) {
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
            PhiType cue = cue(tokens, at);
            double confidence = confidence(tokens, run, cue != null);
            if (confidence > 0) {
                int last = gluedExtension(tokens, run);
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
        if (run.plus() && count >= 7 && count <= 15) {
            return 0.95;
        }
        if (cued && count >= 7 && count <= 15) {
            return 0.95;
        }
        boolean long10 = groups.equals("334") || groups.equals("1334") || groups.equals("3334");
        if (long10) {
            boolean valid = digits.charAt(count - 10) >= '2' && digits.charAt(count - 7) >= '2';
            return run.separatedBy(" ") ? (valid ? 0.7 : 0) : valid ? 0.95 : 0.7;
        }
        if (groups.equals("36") || groups.equals("37")) {
            return run.separatedBy("-.)") && digits.charAt(0) >= '2' ? 0.6 : 0;
        }
        if (groups.equals("34")) {
            return run.separatedBy("-.") && digits.charAt(0) >= '2' && !unitFollows(tokens, run.last()) ? 0.6 : 0;
        }
        if (cued && count >= 4 && groups.length() == 1) {
            return 0.7;
        }
        if (groups.length() >= 2 && digits.charAt(0) == '0' && count >= 9 && count <= 12) {
            return run.separatedBy("-/ .)") ? 0.7 : 0;
        }
        if (groups.length() >= 4 && count >= 8 && count <= 13 && (run.separatedBy("-") || run.separatedBy("."))) {
            return 0.6;
        }
        return 0;
    }

    /** 3994x1887, whose digits before the x belong to the number. */
    private static int gluedExtension(Tokens tokens, DigitRun run) {
        int next = run.last() + 1;
        if (tokens.isSign(next, "-.") && tokens.kind(next + 1) == TokenKind.MIXED && tokens.joined(next + 1)) {
            next++;
        }
        if (tokens.kind(next) == TokenKind.MIXED
                && tokens.length(next) <= 11
                && Character.isDigit(tokens.first(next))
                && isNumberWithExtension(tokens.lower(next))) {
            return next;
        }
        return run.withExtension(tokens);
    }

    private static boolean isNumberWithExtension(String text) {
        int x = text.indexOf('x');
        return x > 0
                && x <= 4
                && x + 1 < text.length()
                && text.chars().allMatch(c -> c == 'x' || Character.isDigit(c))
                && text.indexOf('x', x + 1) < 0;
    }

    private static @Nullable PhiType cue(Tokens tokens, int at) {
        for (int back = at - 1; back >= at - LOOK_BACK && !tokens.isLineEnd(back); back--) {
            if (tokens.isAnyOf(back, "fax", "facsimile")) {
                return PhiType.FAX;
            }
            if (tokens.isAnyOf(back, "pager", "beeper", "paged", "page", "bleep")) {
                return PhiType.PAGER;
            }
            if (tokens.isAnyOf(back, "ext", "extension", "extn")) {
                return PhiType.PHONE_EXTENSION;
            }
            if (tokens.isAnyOf(
                    back,
                    "phone",
                    "telephone",
                    "tel",
                    "ph",
                    "cell",
                    "mobile",
                    "call",
                    "called",
                    "contact",
                    "callback",
                    "reached",
                    "reach",
                    "dial",
                    "cellphone",
                    "landline",
                    "text",
                    "whatsapp",
                    "phones",
                    "hotline",
                    "calling")) {
                return PhiType.PHONE;
            }
            if (tokens.isNumber(back) || tokens.isSign(back, ";") || tokens.isSign(back, ".") && !tokens.joined(back)) {
                break;
            }
        }
        return null;
    }

    private static boolean tornOff(Tokens tokens, int at) {
        return tokens.joined(at)
                && (tokens.isSign(at - 1, ".-/:")
                        && tokens.joined(at - 1)
                        && Character.isLetterOrDigit(tokens.last(at - 2)));
    }

    static boolean unitFollows(Tokens tokens, int last) {
        int next = last + 1;
        return tokens.isSign(next, '%')
                || tokens.isAnyOf(
                        next,
                        "mg",
                        "ml",
                        "mcg",
                        "g",
                        "kg",
                        "units",
                        "unit",
                        "iu",
                        "cc",
                        "l",
                        "meq",
                        "kcal",
                        "calories",
                        "cal",
                        "ng",
                        "days",
                        "hours",
                        "mm",
                        "cm",
                        "copies",
                        "cells",
                        "ug",
                        "tablets",
                        "mcg",
                        "steps",
                        "dollars",
                        "u",
                        "k",
                        "micrograms",
                        "milligrams",
                        "grams",
                        "feet",
                        "ft",
                        "lbs",
                        "pounds",
                        "per",
                        "people",
                        "patients",
                        "women",
                        "men");
    }
}
