package health.pratique.format.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a decoded document is, by how it begins. */
public enum Recognition {
    TEXT,
    JSON,
    /** A known format that intake does not take, or something binary. */
    OTHER;

    private static final int HEAD = 256;
    private static final Pattern JSON_START =
            Pattern.compile("\\s*+(?:\\{\\s*+[\"}]|\\[\\s*+[\\[{\"\\]]).*", Pattern.DOTALL);
    private static final Pattern DECLARATION = Pattern.compile("<[?!].*", Pattern.DOTALL);

    private static final Pattern FIRST_TAG = Pattern.compile("<([A-Za-z][\\w:.-]*+)[\\s/>].*", Pattern.DOTALL);

    /** HL7 v2 alone, in its MLLP or its batch frame; X12; and binary formats that begin in ASCII. */
    private static final Pattern OTHER_START = Pattern.compile(
            "(?:[\\s\\x0B]*+(?:MSH|FHS|BHS)[|^].*|\\s*+(?:%PDF-|%!PS|\\{\\\\rtf|PK\\x03\\x04|ISA\\*).*)",
            Pattern.DOTALL);

    public static Recognition of(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        String head = text.substring(start, Math.min(start + HEAD, text.length()));
        if (OTHER_START.matcher(head).matches() || isMarkup(head, text) || looksBinary(text)) {
            return OTHER;
        }
        return JSON_START.matcher(head).matches() ? JSON : TEXT;
    }

    /** A note may begin with a placeholder in angle brackets; markup closes what it opens, or says what it is. */
    private static boolean isMarkup(String head, String text) {
        Matcher tag = FIRST_TAG.matcher(head);
        return DECLARATION.matcher(head).matches()
                || (tag.matches()
                        && (tag.group(1).equalsIgnoreCase("html")
                                || head.contains("xmlns")
                                || text.contains("</" + tag.group(1))));
    }

    /** NUL never stands in a text; other control characters do, in small numbers, in what old systems print. */
    private static boolean looksBinary(String text) {
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return true;
            }
            if (c < ' ' && (c < '\t' || c > '\r') && c != 0x1B && c != 0x1A) {
                controls++;
            }
        }
        return controls > text.length() / 100;
    }
}
