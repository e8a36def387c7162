package health.pratique.compliance.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A note in outline: its headings, and how much text stands under each. Letters and digits are counted: a value is content too.
 *
 * @param sections letters under each heading, in order; what stands before the first heading is not among them
 * @param letters in all lines that are no heading
 * @param bodyLetters of these, those that do more than name the patient, the place or the date
 */
record NoteOutline(List<Integer> sections, int letters, int bodyLetters) {

    private static final int LONGEST_HEADING = 60;
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

    static NoteOutline of(String note) {
        List<Integer> sections = new ArrayList<>();
        int all = 0;
        int body = 0;
        for (int start = 0; start < note.length(); ) {
            int end = lineEnd(note, start);
            int letters = letters(note, start, end);
            // Most of a long note is long lines, which are counted where they stand.
            String text = end - start > LONGEST_UNSTRIPPED
                    ? ""
                    : note.substring(start, end).strip();
            start = end + 1;
            if (heading(text, letters)) {
                sections.add(0);
                continue;
            }
            if (!sections.isEmpty()) {
                sections.set(sections.size() - 1, sections.getLast() + letters);
            }
            all += letters;
            body += headLine(text) ? lettersBeyondHead(text) : letters;
        }
        return new NoteOutline(List.copyOf(sections), all, body);
    }

    /** Where {@code \R} would find the end; of two characters that end a line together, the second ends an empty one. */
    private static int lineEnd(String note, int start) {
        for (int at = start; at < note.length(); at++) {
            char c = note.charAt(at);
            if (c <= '\r' && c >= '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
                return at;
            }
        }
        return note.length();
    }

    long emptySections() {
        return sections.stream().filter(letters -> letters == 0).count();
    }

    /** Whether the line may do no more than name somebody or something: it is short, and has a colon. */
    private static boolean headLine(String line) {
        return line.length() <= LONGEST_HEAD_LINE && line.indexOf(':') >= 0;
    }

    /** A short line of its own in capitals, or one that ends in a colon. */
    private static boolean heading(String line, int letters) {
        return !line.isEmpty()
                && line.length() <= LONGEST_HEADING
                && letters >= 4
                && (line.endsWith(":") || capitals(line));
    }

    private static boolean capitals(String line) {
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (!Character.isUpperCase(c) && SIGNS_OF_HEADINGS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int lettersBeyondHead(String line) {
        String rest = HEAD.matcher(line).replaceFirst("");
        return letters(rest, 0, rest.length());
    }

    private static int letters(String text, int start, int end) {
        int letters = 0;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            letters += plain || c > '\u007f' && Character.isLetterOrDigit(c) ? 1 : 0;
        }
        return letters;
    }
}
