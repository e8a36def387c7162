package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;
import java.time.Month;
import java.util.Locale;

/**
 * Dates with the month as a word: March 4, 2019; 4 March; the 3rd of March; Mar '19; 04-MAR-2019; 04MAR2019; early March; in
 * March. "May" and "march" the verbs need a day or a year beside them.
 */
public final class MonthNameRecognizer implements Recognizer {

    private static final String NAME = "local/date";

    private static final WordSet ORDINALS = WordSet.of("""
            first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
            fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth""");

    private static final Anchors ANCHORS = Anchors.atForms(Form.MIXED).orFlags(Flag.MONTH);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.kind(at) == TokenKind.MIXED) {
                compact(tokens, findings, at);
            } else if (tokens.is(at, Flag.MONTH) && !findings.taken(at)) {
                at = around(tokens, findings, at);
            }
        }
    }

    private static int around(Tokens tokens, Findings findings, int month) {
        int first = dayBefore(tokens, month);
        boolean sure = first < month;
        int last = month;
        if (tokens.isSign(last + 1, '.') && tokens.joined(last + 1) && tokens.length(month) <= 4) {
            last++;
        }
        int day = sure ? last : dayAfter(tokens, last);
        sure |= day > last;
        last = day;
        int year = yearAfter(tokens, last);
        sure |= year > last;
        last = year;
        if (!sure && !LoneMonth.stands(tokens, month)) {
            return month;
        }
        if (tokens.isText(month, "may") && first == month && year == day && counted(tokens, day)) {
            return month;
        }
        if (sure && LoneMonth.isAmbiguous(tokens, month) && first == month && year == day && !dayFits(tokens, month)) {
            return month;
        }
        if (first == month && day > month && isYear(tokens, tokens.isSign(month - 1, '-') ? month - 2 : month - 1)) {
            first = tokens.isSign(month - 1, '-') ? month - 2 : month - 1;
        }
        first = withWeekday(tokens, withWeek(tokens, first, first == month));
        if (first == month && tokens.isAnyOf(month - (tokens.isSign(month - 1, '-') ? 2 : 1), "early", "mid", "late")) {
            first = month - (tokens.isSign(month - 1, '-') ? 2 : 1);
        }
        if (last > month && !sure) {
            last = month;
        }
        int end = sure ? ClockTime.extend(tokens, last) : last;
        PhiType role = DateRole.of(tokens, first);
        boolean withoutYear = year == day;
        findings.add(
                tokens,
                first,
                end,
                role == PhiType.DATE && withoutYear ? PhiType.PARTIAL_DATE : role,
                sure ? 0.95 : 0.7,
                NAME);
        return end;
    }

    /** may 2 tabs, may 4 times: the verb before a number of something. */
    private static boolean counted(Tokens tokens, int day) {
        return PhoneRecognizer.unitFollows(tokens, day)
                || tokens.isAnyOf(
                        day + 1, "times", "tab", "tabs", "pills", "puffs", "drops", "more", "weeks", "months", "x");
    }

    /** The first token of a day that stands before the month: 4, 4th, the 3rd of, 04-. */
    private static int dayBefore(Tokens tokens, int month) {
        int at = month - 1;
        if (tokens.isText(at, "of") || (tokens.isSign(at, "-/.") && tokens.joined(at) && tokens.joined(month))) {
            at--;
        }
        boolean dotted = tokens.isSign(at, '.')
                && tokens.joined(at)
                && tokens.isNumber(at - 1, 1, 2)
                && (isYear(tokens, month + 1) || isYear(tokens, month + 2) && tokens.isSign(month + 1, '.'));
        boolean small = tokens.isSign(at, '.')
                && tokens.joined(at)
                && tokens.isNumber(at - 1, 1, 2)
                && tokens.shape(month) == WordShape.LOWER
                && tokens.length(month) >= 4
                && !LoneMonth.isAmbiguous(tokens, month);
        at = dotted || small ? at - 1 : at;
        if (tokens.is(at - 1, Flag.MONTH) && at < month - 1) {
            return month;
        }
        if (isDay(tokens, at) && !(tokens.joined(at) && tokens.isSign(at - 1, "./-"))) {
            return at;
        }
        if (at == month - 1 || !ORDINALS.has(tokens, at)) {
            return month;
        }
        return tokens.isSign(at - 1, '-') && tokens.isAnyOf(at - 2, "twenty", "thirty") ? at - 2 : at;
    }

    private static int dayAfter(Tokens tokens, int last) {
        int at = last + 1;
        if (tokens.isSign(at, "-/,") && (tokens.joined(at) || tokens.isSign(at, ","))) {
            at++;
        }
        if (tokens.isText(at, "the")) {
            at++;
        }
        if (isDay(tokens, at) && !(tokens.isSign(at + 1, ":") && tokens.joined(at + 1) && tokens.isNumber(at + 2))) {
            int list = listOfDays(tokens, at);
            return list > at ? list : rangeOfDays(tokens, at);
        }
        int ordinal = tokens.isAnyOf(at, "twenty", "thirty") && tokens.isSign(at + 1, '-') ? at + 2 : at;
        return ORDINALS.has(tokens, ordinal) ? ordinal : last;
    }

    /** January 8, 15 and 22: a day after a comma before "and" and another day or month. */
    private static int listOfDays(Tokens tokens, int day) {
        int last = day;
        while (tokens.isSign(last + 1, ',') && isDay(tokens, last + 2) && last - day < 8) {
            last += 2;
        }
        int and = tokens.isSign(last + 1, ',') ? last + 2 : last + 1;
        if (!tokens.isAnyOf(and, "and", "or") && !tokens.isSign(and, '&')) {
            return day;
        }
        if (isDay(tokens, and + 1) && last > day && !tokens.is(and + 2, Flag.MEDICAL)) {
            return and + 1;
        }
        return tokens.is(and + 1, Flag.MONTH) ? last : day;
    }

    /** March 4-8, March 4 and 5, March 4 through 8. */
    private static int rangeOfDays(Tokens tokens, int day) {
        boolean joins = tokens.isSign(day + 1, "-\u2013&") || tokens.isAnyOf(day + 1, "and", "to", "through");
        boolean free = !tokens.isSign(day + 3, "./%:") || !tokens.joined(day + 3);
        return joins && free && isDay(tokens, day + 2) && !tokens.is(day + 3, Flag.MEDICAL) ? day + 2 : day;
    }

    private static int yearAfter(Tokens tokens, int last) {
        int at = last + 1;
        if (tokens.isSign(at, ",-/.") || tokens.isText(at, "of")) {
            at++;
        }
        if (tokens.isSign(at, "'\u2019") && tokens.isNumber(at + 1, 2, 2) && tokens.joined(at + 1)) {
            return at + 1;
        }
        if (isYear(tokens, at)) {
            return at;
        }
        boolean hyphenated = at == last + 2 && tokens.isSign(last + 1, "-/") && tokens.joined(at);
        return hyphenated && tokens.isNumber(at, 2, 2) ? at : last;
    }

    private static boolean isYear(Tokens tokens, int at) {
        return tokens.isNumber(at, 4, 4) && tokens.number(at) >= 1850 && tokens.number(at) <= 2150;
    }

    private static boolean isDay(Tokens tokens, int at) {
        if (tokens.isNumber(at, 1, 2)) {
            return tokens.number(at) >= 1 && tokens.number(at) <= 31;
        }
        return isOrdinal(tokens, at);
    }

    /** 1st to 31st. */
    static boolean isOrdinal(Tokens tokens, int at) {
        if (tokens.kind(at) != TokenKind.MIXED || tokens.length(at) < 3 || tokens.length(at) > 4) {
            return false;
        }
        int number = ordinal(tokens.lower(at));
        return number >= 1 && number <= 31;
    }

    /** The number of 1st, 22nd or 103rd in small letters, or -1. */
    static int ordinal(String word) {
        int number = 0;
        int end = word.length() - 2;
        for (int at = 0; at < end; at++) {
            if (!Character.isDigit(word.charAt(at))) {
                return -1;
            }
            number = number * 10 + word.charAt(at) - '0';
        }
        boolean suffix =
                end > 0 && (word.endsWith("st") || word.endsWith("nd") || word.endsWith("rd") || word.endsWith("th"));
        return suffix ? number : -1;
    }

    private static boolean dayFits(Tokens tokens, int month) {
        return tokens.shape(month) != WordShape.LOWER || isOrdinal(tokens, month + 1) || !tokens.isText(month, "may");
    }

    /** The second week of March, the last weekend in May. */
    private static int withWeek(Tokens tokens, int first, boolean month) {
        boolean week = month
                && tokens.isAnyOf(first - 1, "of", "in")
                && (tokens.isAnyOf(first - 2, "week", "weekend", "half", "days") || tokens.is(first - 2, Flag.WEEKDAY));
        if (!week) {
            return first;
        }
        boolean counted =
                ORDINALS.has(tokens, first - 3) || isOrdinal(tokens, first - 3) || tokens.isText(first - 3, "last");
        return counted ? first - 3 : first - 2;
    }

    private static int withWeekday(Tokens tokens, int first) {
        int at = first - 1;
        if (tokens.isText(at, "the")) {
            at--;
        }
        if (tokens.isSign(at, ",")) {
            at--;
        }
        return tokens.is(at, Flag.WEEKDAY) && tokens.length(at) >= 3 ? at : first;
    }

    /** 04MAR2019, 4Mar19, Mar2019. */
    private static void compact(Tokens tokens, Findings findings, int at) {
        String word = tokens.length(at) <= 13 ? tokens.lower(at) : "";
        int letters = 0;
        while (letters < word.length() && Character.isDigit(word.charAt(letters))) {
            letters++;
        }
        int end = letters;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        boolean digitsAfter = word.chars().skip(end).allMatch(Character::isDigit);
        int after = word.length() - end;
        if (end - letters < 3 || letters > 2 || !digitsAfter || !isMonth(word.substring(letters, end))) {
            return;
        }
        boolean dayAndMonth = letters >= 1 && (after == 0 || after == 2 || after == 4);
        if (dayAndMonth || (letters == 0 && after == 4)) {
            findings.add(tokens, at, at, DateRole.of(tokens, at), 0.9, NAME);
        }
    }

    private static boolean isMonth(String word) {
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            if (name.equals(word) || name.substring(0, 3).equals(word)) {
                return true;
            }
        }
        return false;
    }
}
