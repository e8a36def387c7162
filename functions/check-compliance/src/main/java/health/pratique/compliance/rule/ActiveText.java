package health.pratique.compliance.rule;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text that would run in the hands of a reader: markup with scripts, script addresses, spreadsheet formulas that reach out. Lines that
 * begin with a sign, comparisons such as {@code BP <120}, and the word script are ordinary.
 */
final class ActiveText {

    /** All patterns are bounded, so that the time is linear in the text. */
    private static final List<Pattern> MARKUP = List.of(
            insensitive(
                    "<\\s{0,4}/?\\s{0,4}(?:script|iframe|object|embed|applet|frameset|base|meta\\s{1,4}http-equiv)\\b"),
            insensitive("<[a-z][a-z0-9:-]{0,20}\\b[^<>]{0,400}[\\s\"'/]on[a-z]{3,20}\\s{0,4}="),
            insensitive("<!(?:entity|doctype)\\b[^>]{0,200}\\b(?:system|public)\\b"));

    private static final Pattern ADDRESS = insensitive(
            "\\b(?:javascript|vbscript|livescript):\\S|\\bdata:(?:text/html|application/(?:x-)?javascript|image/svg\\+xml)[;,]");

    private static final Pattern FORMULA = Pattern.compile(
            "^[\\s\"']{0,4}[=+@-]{1,2}\\s{0,4}(?:(?:HYPERLINK|WEBSERVICE|FILTERXML|IMPORTXML|IMPORTDATA|IMPORTHTML|IMPORTFEED|IMPORTRANGE|IMAGE|DDE|EXEC|CALL|REGISTER(?:\\.ID)?|RTD)\\s{0,4}\\("
                    + "|(?:cmd|powershell|pwsh|mshta|msexcel|rundll32|regsvr32|wscript|cscript|bash|sh)\\s{0,4}\\|)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private ActiveText() {}

    static boolean in(String text) {
        return (text.indexOf('<') >= 0
                        && MARKUP.stream()
                                .anyMatch(pattern -> pattern.matcher(text).find()))
                || (text.indexOf(':') >= 0 && ADDRESS.matcher(text).find())
                || (mayBeFormula(text) && FORMULA.matcher(text).find());
    }

    private static boolean mayBeFormula(String text) {
        return text.indexOf('(') >= 0 || text.indexOf('|') >= 0;
    }

    private static Pattern insensitive(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }
}
