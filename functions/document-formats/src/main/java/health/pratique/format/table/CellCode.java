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
        StringBuilder out = new StringBuilder(raw.length());
        boolean open = true;
        for (int at = 1; at < raw.length(); at++) {
            char c = raw.charAt(at);
            boolean pair = at + 1 < raw.length();
            if (open && c == '\\' && dialect.backslash() && pair) {
                out.append(raw.charAt(++at));
            } else if (open && c == Dialect.QUOTE) {
                if (pair && raw.charAt(at + 1) == Dialect.QUOTE) {
                    out.append(c);
                    at++;
                } else {
                    open = false;
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
