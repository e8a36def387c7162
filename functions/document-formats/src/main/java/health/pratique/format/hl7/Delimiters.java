package health.pratique.format.hl7;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;

/**
 * The delimiters of one message, as its header defines them (HL7 v2.5.1, 2.5.4).
 *
 * @param truncation the fifth encoding character, which v2.7 added; NUL where there is none
 */
record Delimiters(char field, char component, char repetition, char escape, char subcomponent, char truncation) {

    private static final int REQUIRED = 4;
    private static final String ALLOWED = "|^~\\&#!$%@*+?/;:,<>=_`{}[]()'";

    /**
     * Reads the header at the offset: its name, the field separator, and four or five encoding characters.
     *
     * @throws DocumentRejected FORMAT_INVALID unless all are different punctuation marks
     */
    static Delimiters at(String text, int start, int end) {
        int from = start + Er7Segment.NAME + 1;
        if (from + REQUIRED > end) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        char field = text.charAt(from - 1);
        int to = text.indexOf(field, from);
        int count = (to < 0 || to > end ? end : to) - from;
        if (count < REQUIRED || count > REQUIRED + 1) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        String all = text.substring(from - 1, from + count);
        if (all.chars().distinct().count() != all.length() || !all.chars().allMatch(Delimiters::allowed)) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        return new Delimiters(
                field,
                all.charAt(1),
                all.charAt(2),
                all.charAt(3),
                all.charAt(4),
                count > REQUIRED ? all.charAt(5) : '\0');
    }

    static boolean allowed(int c) {
        return ALLOWED.indexOf(c) >= 0;
    }

    /** The text with whatever would be read as a delimiter or as the end of a segment escaped. */
    String encode(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            char name = escapeOf(c);
            if (name != 0) {
                out.append(escape).append(name).append(escape);
            } else if (c == '\r' || c == '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
                boolean pair = c == '\r' && at + 1 < value.length() && value.charAt(at + 1) == '\n';
                at += pair ? 1 : 0;
                out.append(escape).append(".br").append(escape);
            } else if (c >= ' ' && c != 0x7F || c == '\t') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private char escapeOf(char c) {
        if (c == field) {
            return 'F';
        } else if (c == component) {
            return 'S';
        } else if (c == repetition) {
            return 'R';
        } else if (c == escape) {
            return 'E';
        } else if (c == subcomponent) {
            return 'T';
        }
        return c == truncation && c != 0 ? 'P' : 0;
    }
}
