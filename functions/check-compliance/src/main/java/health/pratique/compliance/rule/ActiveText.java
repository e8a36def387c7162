package health.pratique.compliance.rule;

import java.util.regex.Pattern;

/**
 * Text that would run in the hands of a reader: markup with scripts, script addresses, spreadsheet formulas that reach out. Lines that
 * begin with a sign, comparisons such as {@code BP <120}, and the word script are ordinary.
 */
final class ActiveText {

    /** All patterns are bounded, so that the time is linear in the text. Each is tried where a bracket opens. */
    private static final Pattern ELEMENT = insensitive(
            "<\\s{0,4}/?\\s{0,4}(?:script|iframe|object|embed|applet|frameset|base|meta\\s{1,4}http-equiv)\\b");

    private static final Pattern HANDLER =
            insensitive("<[a-z][a-z0-9:-]{0,20}\\b[^<>]{0,400}[\\s\"'/]on[a-z]{3,20}\\s{0,4}=");
    private static final Pattern DECLARATION = insensitive("<!(?:entity|doctype)\\b[^>]{0,200}\\b(?:system|public)\\b");

    /** What the names of elements that run begin with, and what may stand before a name. */
    private static final String BEGINNINGS = "sieafobmSIEAFOBM/ \t\r\n\f\u000b";

    private static final int LONGEST_NAME = 22;

    private static final Pattern ADDRESS = insensitive(
            "\\b(?:javascript|vbscript|livescript):\\S|\\bdata:(?:text/html|application/(?:x-)?javascript|image/svg\\+xml)[;,]");

    private static final Pattern FORMULA = Pattern.compile(
            "^[\\s\"']{0,4}[=+@-]{1,2}\\s{0,4}(?:(?:HYPERLINK|WEBSERVICE|FILTERXML|IMPORTXML|IMPORTDATA|IMPORTHTML|IMPORTFEED|IMPORTRANGE|IMAGE|DDE|EXEC|CALL|REGISTER(?:\\.ID)?|RTD)\\s{0,4}\\("
                    + "|(?:cmd|powershell|pwsh|mshta|msexcel|rundll32|regsvr32|wscript|cscript|bash|sh)\\s{0,4}\\|)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private ActiveText() {}

    static boolean in(String text) {
        return holdsMarkup(text)
                || mayHoldAddress(text) && ADDRESS.matcher(text).find()
                || mayBeFormula(text) && FORMULA.matcher(text).find();
    }

    private static boolean holdsMarkup(String text) {
        for (int at = text.indexOf('<'); at >= 0 && at + 1 < text.length(); at = text.indexOf('<', at + 1)) {
            char next = text.charAt(at + 1);
            if (BEGINNINGS.indexOf(next) >= 0 && opens(ELEMENT, text, at)
                    || next == '!' && opens(DECLARATION, text, at)
                    || mayHoldHandler(text, at) && opens(HANDLER, text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean opens(Pattern pattern, String text, int at) {
        return pattern.matcher(text)
                .useTransparentBounds(true)
                .region(at, text.length())
                .lookingAt();
    }

    /** Most elements have no attribute, and end before any equals sign. */
    private static boolean mayHoldHandler(String text, int start) {
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '=') {
                return true;
            }
            if (c == '>' || c == '<' || at > start + LONGEST_NAME + 430) {
                return false;
            }
        }
        return false;
    }

    /** All schemes that count end in "script" or are "data". */
    private static boolean mayHoldAddress(String text) {
        for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
            if (at >= 4
                    && (text.regionMatches(true, at - 4, "ript", 0, 4)
                            || text.regionMatches(true, at - 4, "data", 0, 4))) {
                return true;
            }
        }
        return false;
    }

    /** Some line has a formula's sign at its head, and something is called or piped to. */
    private static boolean mayBeFormula(String text) {
        if (text.indexOf('(') < 0 && text.indexOf('|') < 0) {
            return false;
        }
        if (signed(text, 0)) {
            return true;
        }
        for (int at = 0; at < text.length(); at++) {
            if (endsLine(text.charAt(at)) && signed(text, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean signed(String text, int start) {
        int at = start;
        while (at < text.length()
                && at < start + 4
                && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            at++;
        }
        return at < text.length() && "=+@-".indexOf(text.charAt(at)) >= 0;
    }

    /** What {@link Pattern#MULTILINE} takes for the end of a line. */
    private static boolean endsLine(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static Pattern insensitive(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }
}
