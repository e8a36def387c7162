package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** Ages over 89, in digits and words: 92-year-old, age 94, 101 y/o, ninety-three years old, in her nineties, nonagenarian. */
public final class AgeRecognizer implements Recognizer {

    private static final String NAME = "local/age";

    private static final Anchors ANCHORS = Anchors.atForms(Form.NUMBER | Form.MIXED)
            .orWords("nonagenarian centenarian supercentenarian nineties ninety hundred one a");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            switch (tokens.kind(at)) {
                case NUMBER -> digits(tokens, findings, at);
                case MIXED -> glued(tokens, findings, at);
                case WORD -> words(tokens, findings, at);
                case POSSESSIVE, SIGN, LINE_END, MASK -> {}
            }
        }
    }

    private static void digits(Tokens tokens, Findings findings, int at) {
        int years = tokens.isNumber(at, 2, 3) ? tokens.number(at) : 0;
        if (years < 90 || years > 125 || generalised(tokens, at) || decimal(tokens, at)) {
            return;
        }
        int unit = yearsOld(tokens, at + 1);
        if (unit > at || isAgeBefore(tokens, at)) {
            findings.add(tokens, at, Math.max(at, unit), PhiType.AGE_OVER_89, 0.9, NAME);
        }
    }

    private static boolean isAgeBefore(Tokens tokens, int at) {
        int back = at - 1;
        while (back > at - 4
                && (tokens.isSign(back, ":=~")
                        || tokens.isAnyOf(
                                back,
                                "of",
                                "is",
                                "was",
                                "as",
                                "about",
                                "at",
                                "approximately",
                                "now",
                                "almost",
                                "nearly",
                                "group",
                                "yrs",
                                "years")
                        || tokens.isText(back, "sex") && tokens.isSign(back - 1, '/')
                        || tokens.isSign(back, '/') && tokens.isText(back - 1, "age"))) {
            back--;
        }
        boolean unit = tokens.isAnyOf(
                        at + 1, "mg", "months", "mo", "weeks", "days", "minutes", "hours", "percent", "pounds", "lbs",
                        "kg")
                || (tokens.isSign(at + 1, "%"));
        return tokens.isAnyOf(
                        back, "age", "aged", "ages", "turned", "turning", "turns", "alter", "edad", "idade", "leeftijd")
                && !unit;
    }

    /** 92yo, 92y, 92F, 92yoF, 92M. */
    private static void glued(Tokens tokens, Findings findings, int at) {
        if (tokens.length(at) < 3 || tokens.length(at) > 6) {
            return;
        }
        String word = tokens.lower(at);
        if (word.equals("90s")) {
            decade(tokens, findings, at);
            return;
        }
        if (tokens.isText(at + 1, "birthday") && MonthNameRecognizer.ordinal(word) >= 90) {
            findings.add(tokens, at, at, PhiType.AGE_OVER_89, 0.85, NAME);
            return;
        }
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        if (digits < 2 || digits > 3) {
            return;
        }
        int years = Integer.parseInt(word, 0, digits, 10);
        String unit = word.substring(digits);
        boolean isAge =
                switch (unit) {
                    case "yo", "y", "yr", "yrs", "yof", "yom", "yf", "ym" -> true;
                    default -> false;
                };
        if (years >= 90 && years <= 125 && isAge && !generalised(tokens, at)) {
            int end = unit.equals("y") && tokens.isSign(at + 1, '/') && tokens.isText(at + 2, "o") ? at + 2 : at;
            findings.add(tokens, at, end, PhiType.AGE_OVER_89, 0.9, NAME);
        }
    }

    private static void words(Tokens tokens, Findings findings, int at) {
        if (tokens.isAnyOf(at, "nonagenarian", "centenarian", "supercentenarian")) {
            findings.add(tokens, at, at, PhiType.AGE_OVER_89, 0.9, NAME);
        } else if (tokens.isText(at, "nineties")) {
            decade(tokens, findings, at);
        } else if (tokens.isText(at, "ninety") || hundred(tokens, at)) {
            spelled(tokens, findings, at);
        }
    }

    /** In her nineties, his late 90s. */
    private static void decade(Tokens tokens, Findings findings, int at) {
        int before =
                tokens.isAnyOf(at - 1, "early", "mid", "late") ? at - 2 : tokens.isSign(at - 1, '-') ? at - 3 : at - 1;
        if (tokens.isAnyOf(before, "her", "his", "their", "my", "pt", "patient", "our", "whose", "pts")
                || tokens.isText(before, "the")
                        && tokens.isText(before - 1, "in")
                        && tokens.isAnyOf(at - 1, "early", "mid", "late")
                || tokens.isAnyOf(at + 1, "lady", "man", "woman", "gentleman", "male", "female", "yo", "year")) {
            findings.add(tokens, at, at, PhiType.AGE_OVER_89, 0.8, NAME);
        }
    }

    private static void spelled(Tokens tokens, Findings findings, int at) {
        int last = spelledEnd(tokens, at);
        int unit = yearsOld(tokens, last + 1);
        if (!generalised(tokens, at) && (unit > last || isAgeBefore(tokens, at))) {
            findings.add(tokens, at, Math.max(last, unit), PhiType.AGE_OVER_89, 0.9, NAME);
        }
    }

    /** The last token of ninety, ninety-six, a hundred, one hundred and two; -1 for other numbers. */
    static int spelledEnd(Tokens tokens, int at) {
        if (!tokens.isText(at, "ninety") && !hundred(tokens, at)) {
            return -1;
        }
        int last = tokens.isAnyOf(at, "one", "a") ? tokens.isSign(at + 1, '-') ? at + 2 : at + 1 : at;
        int digit = next(tokens, last);
        if (tokens.isText(digit, "and")) {
            digit = next(tokens, digit);
        }
        return tokens.isAnyOf(digit, "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
                ? digit
                : last;
    }

    private static int next(Tokens tokens, int at) {
        return tokens.isSign(at + 1, '-') && tokens.joined(at + 1) ? at + 2 : at + 1;
    }

    private static boolean hundred(Tokens tokens, int at) {
        return tokens.isText(at, "hundred")
                || tokens.isAnyOf(at, "one", "a") && tokens.isText(next(tokens, at), "hundred");
    }

    /** The last token of "-year-old", "years old", "y/o", "yo", "years of age", "yr old", or -1. */
    private static int yearsOld(Tokens tokens, int from) {
        int at = tokens.isSign(from, '-') ? from + 1 : from;
        if (tokens.isAnyOf(at, "yo", "yof", "yom", "yrold", "anos", "ans", "jahre")) {
            return at;
        }
        if (tokens.isText(at, "y") && (tokens.isSign(at + 1, "/.") || tokens.isText(at + 1, "o"))) {
            int o = tokens.isText(at + 1, "o") ? at + 1 : at + 2;
            return tokens.isText(o, "o") ? (tokens.isSign(o + 1, '.') && tokens.joined(o + 1) ? o + 1 : o) : -1;
        }
        if (!tokens.isAnyOf(at, "year", "years", "yr", "yrs")) {
            return -1;
        }
        int next = tokens.isSign(at + 1, "-.") ? at + 2 : at + 1;
        if (tokens.isAnyOf(next, "old", "young")) {
            return next;
        }
        if (tokens.isText(next, "of") && tokens.isText(next + 1, "age")) {
            return next + 1;
        }
        if (tokens.isAnyOf(at, "years", "yrs", "yr")
                && tokens.isSign(from - 2, ",.(|:")
                && (tokens.isSign(next, ",;)|") || next > at + 1 || tokens.isLineEnd(next))) {
            return at;
        }
        boolean person = tokens.isAnyOf(next, "male", "female", "man", "woman", "gentleman", "lady", "m", "f");
        return person ? at : -1;
    }

    /** Our own "90 or older" and the like are no ages. */
    static boolean generalised(Tokens tokens, int at) {
        int next = tokens.isSign(at + 1, '-') ? at + 2 : at + 1;
        return (tokens.isText(next, "or") || tokens.isText(next, "and"))
                        && tokens.isAnyOf(
                                tokens.isSign(next + 1, '-') ? next + 2 : next + 1, "older", "over", "above", "more")
                || tokens.isSign(at + 1, '+');
    }

    static boolean decimal(Tokens tokens, int at) {
        boolean after =
                tokens.isSign(at + 1, "./%") && tokens.joined(at + 1) && tokens.kind(at + 2) == TokenKind.NUMBER;
        return after || (tokens.joined(at) && tokens.isSign(at - 1, "./"));
    }
}
