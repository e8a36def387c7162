package health.pratique.detection;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.SpanUnion;
import health.pratique.phi.text.Disguises;
import health.pratique.phi.text.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Values that identify a person in one document, to be found again wherever else they stand: a name that is known from one
 * field is a name in every other. A search takes time in proportion to the text, however many values there are. Immutable;
 * prints as {@code [PHI]}.
 */
public final class IdentifyingValues {

    /** What marks spans that were found because the same value is known from elsewhere in the document. */
    public static final String DETECTOR = "repeat";

    private final Set<IdentifyingValue> values;
    private final Map<String, List<IdentifyingValue>> byFirstWord = new HashMap<>();

    private IdentifyingValues(Set<IdentifyingValue> values) {
        this.values = values;
        for (IdentifyingValue value : values) {
            String text = value.text();
            byFirstWord
                    .computeIfAbsent(lowerCase(text, 0, wordEnd(text, 0)), word -> new ArrayList<>())
                    .add(value);
        }
    }

    public static IdentifyingValues of(Collection<IdentifyingValue> values) {
        return new IdentifyingValues(new LinkedHashSet<>(values));
    }

    public IdentifyingValues filter(Predicate<IdentifyingValue> wanted) {
        return of(values.stream().filter(wanted).toList());
    }

    /** Where the values stand as whole words in another text, disguised or not; sorted, without overlap. */
    public List<PhiSpan> occurrences(String text) {
        if (byFirstWord.isEmpty()) {
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
            int end = wordEnd(text, at);
            for (IdentifyingValue value : byFirstWord.getOrDefault(lowerCase(text, at, end), List.of())) {
                if (value.standsAt(text, at)) {
                    found.add(new PhiSpan(at, at + value.text().length(), value.type(), value.confidence(), DETECTOR));
                }
            }
            at = end;
        }
        return SpanUnion.unite(List.of(found));
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String lowerCase(String text, int from, int to) {
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
