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

    /** From the head of its line to its bracket. */
    private static final int LONGEST_FORMULA = 40;

    /** Of an address, before its colon and from it on. */
    private static final int LONGEST_SCHEME = 12;

    private static final int LONGEST_TYPE = 40;

    private ActiveText() {}

    static boolean in(String text) {
        return holdsMarkup(text) || holdsAddress(text) || holdsFormula(text);
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
    private static boolean holdsAddress(String text) {
        for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
            if (at >= 4
                    && (text.regionMatches(true, at - 4, "ript", 0, 4)
                            || text.regionMatches(true, at - 4, "data", 0, 4))
                    && around(ADDRESS, text, at - LONGEST_SCHEME, at + LONGEST_TYPE)) {
                return true;
            }
        }
        return false;
    }

    /** As if the pattern were searched for in the whole text, if what it finds is no longer. */
    private static boolean around(Pattern pattern, String text, int start, int end) {
        return pattern.matcher(text)
                .useTransparentBounds(true)
                .useAnchoringBounds(false)
                .region(Math.max(0, start), Math.min(text.length(), end))
                .find();
    }

    /** Something is called or piped to, behind a formula's sign: most brackets follow an ordinary word. */
    private static boolean holdsFormula(String text) {
        return holdsFormula(text, '(') || holdsFormula(text, '|');
    }

    private static boolean holdsFormula(String text, char end) {
        for (int at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
            if (signed(text, at) && around(FORMULA, text, at - LONGEST_FORMULA, at + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word before a bracket follows a sign, with white space between them or not. */
    private static boolean signed(String text, int bracket) {
        int at = blank(text, bracket - 1);
        while (at >= 0 && at > bracket - LONGEST_FORMULA && inName(text.charAt(at))) {
            at--;
        }
        at = blank(text, at);
        return at >= 0 && "=+@-".indexOf(text.charAt(at)) >= 0;
    }

    /** Before at most four blanks. */
    private static int blank(String text, int from) {
        int at = from;
        while (at >= 0 && at > from - 4 && text.charAt(at) <= ' ') {
            at--;
        }
        return at;
    }

    private static boolean inName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.';
    }

    private static Pattern insensitive(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }
}
