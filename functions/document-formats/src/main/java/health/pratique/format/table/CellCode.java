package health.pratique.format.table;

import java.util.regex.Pattern;

/**
 * How a value is written in a cell, and read from it. What a spreadsheet would run as a formula is written with an apostrophe
 * before it (OWASP, CSV Injection), which is no part of the value.
 */
final class CellCode {

    /** The full-width forms are taken for the others by East Asian spreadsheets. */
    private static final String FORMULA_STARTS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?+[$€£]?+[0-9][0-9.,']*+(?:[eE][+-]?+[0-9]++)?+\\s?+%?+");
    /** Signs alone stand for "nothing" or "positive". */
    private static final Pattern SIGNS = Pattern.compile("[+-]++");

    private CellCode() {}

    static boolean isQuoted(String raw) {
        return !raw.isEmpty() && raw.charAt(0) == Dialect.QUOTE;
    }

    /** Whether a quote stands in a cell without quotes, or anything behind the closing one (RFC 4180, rules 5 and 7). */
    static boolean hasMisplacedQuote(String raw, Dialect dialect) {
        return isQuoted(raw) ? closingQuote(raw, dialect) < raw.length() - 1 : raw.indexOf(Dialect.QUOTE) >= 0;
    }

    static String decode(String raw, Dialect dialect) {
        String value = isQuoted(raw) ? unquoted(raw, dialect) : raw;
        return value.length() > 1 && value.charAt(0) == '\'' && isFormula(value.substring(1))
                ? value.substring(1)
                : value;
    }

    /** @param alone whether it is the only cell of its row, so that it must not be empty: the row would vanish */
    static String encode(String value, boolean quoted, boolean alone, Dialect dialect) {
        String safe = isFormula(value) ? '\'' + value : value;
        boolean needed = quoted || alone && safe.isEmpty() || safe.chars().anyMatch(c -> dialect.isSpecial((char) c));
        return needed ? quoted(safe, dialect) : safe;
    }

    /** The cell as it was written, unless it is a formula. */
    static String harmless(String raw, Dialect dialect) {
        int at = isQuoted(raw) ? 1 : 0;
        if (at >= raw.length() || FORMULA_STARTS.indexOf(raw.charAt(at)) < 0) {
            return raw;
        }
        String value = isQuoted(raw) ? unquoted(raw, dialect) : raw;
        return isFormula(value) ? raw.substring(0, at) + '\'' + raw.substring(at) : raw;
    }

    /** Whether a spreadsheet would take the value for a formula: a number with its sign is none. */
    static boolean isFormula(String value) {
        return !value.isBlank()
                && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0
                && !(value.length() <= 40
                        && (NUMBER.matcher(value.strip()).matches()
                                || SIGNS.matcher(value.strip()).matches()));
    }

    private static String quoted(String value, Dialect dialect) {
        StringBuilder out = new StringBuilder(value.length() + 8).append(Dialect.QUOTE);
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (dialect.backslash() && (c == '\\' || c == Dialect.QUOTE)) {
                out.append('\\');
            } else if (c == Dialect.QUOTE) {
                out.append(c);
            }
            out.append(c);
        }
        return out.append(Dialect.QUOTE).toString();
    }

    private static String unquoted(String raw, Dialect dialect) {
        int close = closingQuote(raw, dialect);
        StringBuilder out = new StringBuilder(raw.length());
        for (int at = 1; at < close; at++) {
            if (isEscape(raw, at, dialect)) {
                at++;
            }
            out.append(raw.charAt(at));
        }
        return out.append(raw, Math.min(close + 1, raw.length()), raw.length()).toString();
    }

    /** Where the quote is that closes a quoted cell; its length if none does. */
    private static int closingQuote(String raw, Dialect dialect) {
        int at = 1;
        while (at < raw.length() && (isEscape(raw, at, dialect) || raw.charAt(at) != Dialect.QUOTE)) {
            at += isEscape(raw, at, dialect) ? 2 : 1;
        }
        return Math.min(at, raw.length());
    }

    /** Whether, inside of quotes, the character here says only that the next one is meant as it stands. */
    private static boolean isEscape(String raw, int at, Dialect dialect) {
        char c = raw.charAt(at);
        return at + 1 < raw.length()
                && (c == '\\' && dialect.backslash() || c == Dialect.QUOTE && raw.charAt(at + 1) == Dialect.QUOTE);
    }
}
