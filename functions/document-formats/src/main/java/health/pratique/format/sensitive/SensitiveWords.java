package health.pratique.format.sensitive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where a text speaks of a topic. The words lie in {@code words.txt}; they are read when first asked for. Thread-safe. */
final class SensitiveWords {

    private static final String RESOURCE = "words.txt";
    /** The shortest beginning of a word that a term may end in. */
    private static final int SHORTEST_STEM = 4;

    /** @param words but for the last, whole; all in lower case unless {@code exact} */
    private record Term(List<String> words, boolean exact, boolean stem) {}

    private record Word(int start, int end, String written, String folded) {}

    /** Where a term stands. */
    record Place(int start, int end) {}

    /**
     * The terms of one topic by their first word.
     *
     * @param stems those of one open word, by its stem
     * @param longestStem in UTF-16 units
     */
    private record Terms(Map<String, List<Term>> words, Map<String, List<Term>> stems, int longestStem) {

        static Terms none() {
            return new Terms(new HashMap<>(), new HashMap<>(), 0);
        }

        Terms and(String first, Term term) {
            boolean open = term.stem() && term.words().size() == 1;
            (open ? stems : words)
                    .computeIfAbsent(first, none -> new ArrayList<>())
                    .add(term);
            return open ? new Terms(words, stems, Math.max(longestStem, first.length())) : this;
        }
    }

    private static final class Lazy {
        private static final Map<SensitiveTopic, Terms> TERMS = terms();
    }

    private SensitiveWords() {}

    /** The places of all terms of these topics, in the order of the text. */
    static List<Place> places(String text, Set<SensitiveTopic> topics) {
        if (topics.isEmpty()) {
            return List.of();
        }
        List<Word> words = words(text);
        List<Place> places = new ArrayList<>();
        for (SensitiveTopic topic : topics) {
            Terms terms = Lazy.TERMS.getOrDefault(topic, Terms.none());
            for (int at = 0; at < words.size(); at++) {
                int last = match(terms, words, at);
                if (last >= 0) {
                    places.add(new Place(words.get(at).start(), words.get(last).end()));
                }
            }
        }
        places.sort(Comparator.comparingInt(Place::start));
        return places;
    }

    /** The index of the last word of a term that begins here; -1 if none does. */
    private static int match(Terms terms, List<Word> words, int at) {
        String first = words.get(at).folded();
        int last = match(terms.words().get(first), words, at);
        int longest = Math.min(first.length(), terms.longestStem());
        for (int length = SHORTEST_STEM; last < 0 && length <= longest; length++) {
            last = match(terms.stems().get(first.substring(0, length)), words, at);
        }
        return last;
    }

    private static int match(@Nullable List<Term> terms, List<Word> words, int at) {
        if (terms != null) {
            for (Term term : terms) {
                if (stands(term, words, at)) {
                    return at + term.words().size() - 1;
                }
            }
        }
        return -1;
    }

    private static boolean stands(Term term, List<Word> words, int at) {
        int count = term.words().size();
        if (at + count > words.size()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            Word word = words.get(at + i);
            String text = term.exact() ? word.written() : word.folded();
            String wanted = term.words().get(i);
            boolean open = term.stem() && i == count - 1;
            if (open ? !text.startsWith(wanted) : !text.equals(wanted)) {
                return false;
            }
        }
        return true;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            if (at > start) {
                String written = text.substring(start, at);
                words.add(new Word(start, at, written, written.toLowerCase(Locale.ROOT)));
            } else {
                at++;
            }
        }
        return words;
    }

    private static Map<SensitiveTopic, Terms> terms() {
        Map<SensitiveTopic, Terms> terms = new EnumMap<>(SensitiveTopic.class);
        TopicTable.read(RESOURCE, (topic, line) -> {
            boolean exact = line.startsWith("=");
            List<String> words = words(line).stream()
                    .map(word -> exact ? word.written() : word.folded())
                    .toList();
            String first = words.getFirst().toLowerCase(Locale.ROOT);
            Terms before = terms.getOrDefault(topic, Terms.none());
            terms.put(topic, before.and(first, new Term(words, exact, line.endsWith("*"))));
        });
        return terms;
    }
}
