package health.pratique.detection;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.SpanUnion;
import health.pratique.phi.text.Disguises;
import health.pratique.phi.text.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Values that identify a person in one document, to be found again wherever else they stand: a name that is known from one
 * field is a name in every other. A search takes time in proportion to the text, however many values there are. Immutable;
 * prints as {@code [PHI]}.
 */
public final class IdentifyingValues {

    /** What marks spans that were found because the same value is known from elsewhere in the document. */
    public static final String DETECTOR = "repeat";

    /** What makes two values one. */
    private record Known(String text, PhiType type) {}

    private final List<IdentifyingValue> values;
    private final WordTree tree = new WordTree();

    private IdentifyingValues(List<IdentifyingValue> values) {
        this.values = values;
        values.forEach(tree::add);
    }

    /** A value that is given several times is the surest of them. */
    public static IdentifyingValues of(Collection<IdentifyingValue> values) {
        Map<Known, IdentifyingValue> surest = new LinkedHashMap<>();
        for (IdentifyingValue value : values) {
            surest.merge(
                    new Known(value.text(), value.type()),
                    value,
                    (one, two) -> one.confidence() >= two.confidence() ? one : two);
        }
        return new IdentifyingValues(List.copyOf(surest.values()));
    }

    /** Each once. */
    public List<IdentifyingValue> values() {
        return values;
    }

    public IdentifyingValues filter(Predicate<IdentifyingValue> wanted) {
        return new IdentifyingValues(values.stream().filter(wanted).toList());
    }

    /** Where the values stand as whole words in another text, disguised or not; sorted, without overlap. */
    public List<PhiSpan> occurrences(String text) {
        if (tree.isEmpty()) {
            return List.of();
        }
        Reading seen = Disguises.undone(text, 0, text.length());
        return seen == null
                ? standing(text)
                : SpanUnion.unite(List.of(
                        standing(text),
                        standing(seen.text()).stream().map(seen::original).toList()));
    }

    private List<PhiSpan> standing(String text) {
        List<PhiSpan> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            for (IdentifyingValue value : tree.at(text, at)) {
                int last = value.endAt(text, at);
                if (last > at) {
                    found.add(new PhiSpan(at, last, value.type(), value.confidence(), DETECTOR));
                }
            }
            at = WordTree.wordEnd(text, at);
        }
        return SpanUnion.unite(List.of(found));
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
