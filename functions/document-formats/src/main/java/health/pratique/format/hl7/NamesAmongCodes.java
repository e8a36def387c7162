package health.pratique.format.hl7;

import health.pratique.format.FieldMeaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A short word in the place of a code is one, unless somebody in the same document has it for a name. */
final class NamesAmongCodes {

    /** A shorter one is looked for nowhere. */
    private static final int LETTERS_OF_A_NAME = 4;

    private final List<Leaf> codes = new ArrayList<>();

    /** A value that was taken for a code. */
    void consider(int start, int end, Delimiters delimiters, String path, String value) {
        if (value.chars().filter(Character::isLetter).count() >= LETTERS_OF_A_NAME) {
            codes.add(Leaf.of(start, end, delimiters, path, FieldMeaning.PERSON_NAME, value));
        }
    }

    /** Adds those that are names to all the others, in the order of the text. */
    void addTo(List<Leaf> leaves) {
        Set<String> names = new HashSet<>();
        for (Leaf leaf : leaves) {
            if (leaf.field().meaning() == FieldMeaning.PERSON_NAME) {
                names.add(word(leaf));
            }
        }
        codes.removeIf(code -> !names.contains(word(code)));
        if (leaves.addAll(codes)) {
            leaves.sort(Comparator.comparingInt(Leaf::start));
        }
    }

    private static String word(Leaf leaf) {
        return leaf.field().value().strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
