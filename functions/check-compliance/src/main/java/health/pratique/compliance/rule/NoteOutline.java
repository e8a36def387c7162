package health.pratique.compliance.rule;

import java.util.regex.Pattern;

/**
 * A note in outline: its headings, and whether text stands under each. Letters and digits are counted: a value is content too.
 *
 * @param sections headings; what stands before the first is no section
 * @param emptySections those without a letter
 * @param letters in all lines that are no heading, as far as they were counted
 * @param bodyLetters of these, those that do more than name the patient, the place or the date
 */
record NoteOutline(int sections, int emptySections, int letters, int bodyLetters) {

    private static final int LONGEST_HEADING = 60;
    private static final int LEAST_OF_HEADING = 4;
    private static final int LONGEST_HEAD_LINE = 100;
    /** With all the white space around it that a sensible line has. */
    private static final int LONGEST_UNSTRIPPED = 1_000;

    /** What the head of a note consists of, up to the first sentence that ends. */
    private static final Pattern HEAD = Pattern.compile(
            "^\\W{0,4}(?:patient|name|dob|date|mrn|ssn|sex|gender|age|address|phone|fax|e-?mail|insurance|admi(?:tted|ssion)|discharged?|"
                    + "attending|physician|provider|hospital|facility|room|account|visit|service|dictated|signed|electronically|re|referring|author)"
                    + "[^:]{0,30}:(?:[^.]|\\.(?! ))*",
            Pattern.CASE_INSENSITIVE);

    private static final String SIGNS_OF_HEADINGS = " &/,()'-";

    /** @param enough up to which letters are counted */
    static NoteOutline of(String note, int enough) {
        LineEnds ends = new LineEnds(note);
        int sections = 0;
        int empty = 0;
        int all = 0;
        int body = 0;
        boolean lastIsEmpty = false;
        for (int start = 0; start < note.length(); ) {
            int end = ends.atOrBehind(start);
            if (heading(note, start, end)) {
                sections++;
                empty++;
                lastIsEmpty = true;
            } else {
                if (lastIsEmpty && hasLetter(note, start, end)) {
                    empty--;
                    lastIsEmpty = false;
                }
                all += all < enough ? letters(note, start, end) : 0;
                body += body < enough ? bodyLetters(note, start, end) : 0;
            }
            start = end + 1;
        }
        return new NoteOutline(sections, empty, all, body);
    }

    /** A short line of its own in capitals, or one that ends in a colon. */
    private static boolean heading(String note, int start, int end) {
        if (end - start > LONGEST_UNSTRIPPED) {
            return false;
        }
        int first = start;
        int last = end - 1;
        while (first <= last && Character.isWhitespace(note.charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(note.charAt(last))) {
            last--;
        }
        return first <= last
                && last - first < LONGEST_HEADING
                && (note.charAt(last) == ':' || capitals(note, first, last))
                && letters(note, first, last + 1) >= LEAST_OF_HEADING;
    }

    private static boolean capitals(String note, int first, int last) {
        for (int at = first; at <= last; at++) {
            char c = note.charAt(at);
            if (!Character.isUpperCase(c) && SIGNS_OF_HEADINGS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A short line with a colon may do no more than name somebody or something. */
    private static int bodyLetters(String note, int start, int end) {
        String line = end - start > LONGEST_UNSTRIPPED
                ? ""
                : note.substring(start, end).strip();
        if (line.length() > LONGEST_HEAD_LINE || line.indexOf(':') < 0) {
            return letters(note, start, end);
        }
        String rest = HEAD.matcher(line).replaceFirst("");
        return letters(rest, 0, rest.length());
    }

    private static int letters(String text, int start, int end) {
        int letters = 0;
        for (int at = start; at < end; at++) {
            letters += letter(text.charAt(at)) ? 1 : 0;
        }
        return letters;
    }

    private static boolean hasLetter(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (letter(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean letter(char c) {
        boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        return plain || c > '\u007f' && Character.isLetterOrDigit(c);
    }
}
