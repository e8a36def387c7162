package health.pratique.phi.recognizer;

import health.pratique.phi.text.Tokens;

/** A time of day that follows a date. A time alone is no identifier. */
final class ClockTime {

    private ClockTime() {}

    /** The last token of the time that follows token {@code last} of a date, or {@code last} itself. */
    static int extend(Tokens tokens, int last) {
        int at = last + 1;
        if (tokens.isSign(at, ",@")) {
            at++;
        }
        if (tokens.isAnyOf(at, "at", "t", "around", "about")) {
            at++;
        }
        if (!tokens.isNumber(at, 1, 4)) {
            return last;
        }
        int end;
        if (tokens.isSign(at + 1, ':') && tokens.joined(at + 1) && startsWithTwoDigits(tokens, at + 2)) {
            end = at + 2;
            if (tokens.isSign(end + 1, ':') && tokens.joined(end + 1) && startsWithTwoDigits(tokens, end + 2)) {
                end += 2;
            }
            if (tokens.isSign(end + 1, '.') && tokens.joined(end + 1) && tokens.joined(end + 2)) {
                end += 2;
            }
        } else if (isHalfDay(tokens, at + 1) || tokens.isAnyOf(at + 1, "hrs", "hours", "h") && tokens.length(at) == 4) {
            return endOfHalfDay(tokens, at + 1);
        } else if (isMilitary(tokens, at, last)) {
            return at;
        } else {
            return last;
        }
        if (isHalfDay(tokens, end + 1)) {
            end = endOfHalfDay(tokens, end + 1);
        }
        if (tokens.isSign(end + 1, "+-")
                && tokens.joined(end + 1)
                && tokens.joined(end + 2)
                && tokens.isNumber(end + 2, 2, 4)) {
            end += 2;
            if (tokens.isSign(end + 1, ':') && tokens.joined(end + 1) && tokens.isNumber(end + 2, 2, 2)) {
                end += 2;
            }
        }
        if (tokens.isAnyOf(end + 1, "z", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "utc", "gmt", "hrs")) {
            end++;
        }
        return end;
    }

    /** The last token of the rest of a timestamp whose day and hour are one token, such as {@code 20T14} in 2020-06-20T14:11Z. */
    static int afterHour(Tokens tokens, int hour) {
        int end = hour;
        while (end - hour < 8
                && tokens.joined(end + 1)
                && tokens.joined(end + 2)
                && tokens.isSign(end + 1, ":.+-")
                && Character.isDigit(tokens.first(end + 2))) {
            end += 2;
        }
        return end;
    }

    /** 0815 or 2340 after a date; without "at" before it a number that may be a year is one. */
    private static boolean isMilitary(Tokens tokens, int at, int last) {
        int hours = tokens.number(at);
        boolean time = tokens.length(at) == 4 && hours < 2400 && hours % 100 < 60;
        boolean free = !tokens.joined(at + 1) || tokens.isSign(at + 1, ".,;:)");
        return time && (at > last + 1 || (hours < 1850 || hours >= 2100) && free);
    }

    private static boolean startsWithTwoDigits(Tokens tokens, int at) {
        return tokens.joined(at)
                && tokens.length(at) >= 2
                && tokens.length(at) <= 4
                && Character.isDigit(tokens.first(at))
                && (tokens.length(at) == 2 || !tokens.isNumber(at));
    }

    private static boolean isHalfDay(Tokens tokens, int at) {
        return tokens.isAnyOf(at, "am", "pm")
                || (tokens.isAnyOf(at, "a", "p") && tokens.isSign(at + 1, '.') && tokens.isText(at + 2, "m"));
    }

    private static int endOfHalfDay(Tokens tokens, int at) {
        if (tokens.isAnyOf(at, "a", "p") && tokens.isText(at + 2, "m")) {
            return tokens.isSign(at + 3, '.') && tokens.joined(at + 3) ? at + 3 : at + 2;
        }
        return at;
    }
}
