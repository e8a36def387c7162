package health.pratique.detection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values by their words, each with what stands before it, so that all values that may stand at one place of a text are found in
 * one walk, however many begin with the same words: a table may know every day of a year. Prints as {@code [PHI]}.
 */
final class WordTree {

    private final Map<String, WordTree> further = new HashMap<>();
    private final List<IdentifyingValue> ending = new ArrayList<>(1);

    void add(IdentifyingValue value) {
        String text = value.text();
        WordTree tree = this;
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            tree = tree.further.computeIfAbsent(folded(text, at, end), none -> new WordTree());
            at = end;
        }
        tree.ending.add(value);
    }

    boolean isEmpty() {
        return further.isEmpty();
    }

    /** Those that stand here as a whole but for letters' case, the shortest first. A word begins at {@code from}. */
    List<IdentifyingValue> at(String text, int from) {
        WordTree tree = this;
        List<IdentifyingValue> found = List.of();
        int at = from;
        while (!tree.further.isEmpty() && at < text.length()) {
            int end = wordEnd(text, at);
            tree = tree.further.get(folded(text, at, end));
            if (tree == null) {
                break;
            }
            found = joined(found, tree.ending);
            at = end;
        }
        return found;
    }

    private static List<IdentifyingValue> joined(List<IdentifyingValue> found, List<IdentifyingValue> more) {
        if (found.isEmpty() || more.isEmpty()) {
            return found.isEmpty() ? more : found;
        }
        List<IdentifyingValue> all = new ArrayList<>(found);
        all.addAll(more);
        return all;
    }

    /** Where the next word ends that begins here or later. */
    static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** As {@link String#equalsIgnoreCase} compares, letter by letter, and any white space as one space: a line breaks anywhere. */
    private static String folded(String text, int from, int to) {
        StringBuilder folded = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            char letter = text.charAt(at);
            if (!Character.isWhitespace(letter)) {
                folded.append(Character.toLowerCase(Character.toUpperCase(letter)));
            } else if (folded.isEmpty() || folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
