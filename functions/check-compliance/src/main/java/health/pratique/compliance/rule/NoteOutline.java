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

    /** What the head of a note consists of, up to the first sentence that ends. */
    private static final Pattern HEAD = Pattern.compile(
            "^\\W{0,4}(?:patient|name|dob|date|mrn|ssn|sex|gender|age|address|phone|fax|e-?mail|insurance|admi(?:tted|ssion)|discharged?|"
                    + "attending|physician|provider|hospital|facility|room|account|visit|service|dictated|signed|electronically|re|referring|author)"
                    + "[^:]{0,30}:(?:[^.]|\\.(?! ))*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CAPITALS = Pattern.compile("[\\p{Lu} &/,()'-]+:?");

    static NoteOutline of(String note) {
        List<Integer> sections = new ArrayList<>();
        int all = 0;
        int body = 0;
        for (String line : note.split("\\R")) {
            String text = line.strip();
            if (heading(text)) {
                sections.add(0);
                continue;
            }
            int letters = letters(text);
            if (!sections.isEmpty()) {
                sections.set(sections.size() - 1, sections.getLast() + letters);
            }
            all += letters;
            body += letters(beyondHead(text));
        }
        return new NoteOutline(List.copyOf(sections), all, body);
    }

    long emptySections() {
        return sections.stream().filter(letters -> letters == 0).count();
    }

    private static String beyondHead(String line) {
        return line.length() > LONGEST_HEAD_LINE ? line : HEAD.matcher(line).replaceFirst("");
    }

    /** A short line of its own in capitals, or one that ends in a colon. */
    private static boolean heading(String line) {
        if (line.length() > LONGEST_HEADING || letters(line) < 4) {
            return false;
        }
        return line.endsWith(":") || CAPITALS.matcher(line).matches();
    }

    private static int letters(String text) {
        return (int) text.chars().filter(Character::isLetterOrDigit).count();
    }
}
