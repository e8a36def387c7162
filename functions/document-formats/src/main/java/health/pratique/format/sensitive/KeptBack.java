package health.pratique.format.sensitive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The topics that are kept back from a release, and what of a text speaks of them. Immutable and thread-safe. */
public final class KeptBack {

    /** What stands in the place of a sentence that was taken out. */
    public static final String MARK = "[withheld]";

    /** A line that names what the lines below it are about. */
    private static final Pattern HEADING =
            Pattern.compile("\\h*[A-Z][\\w /&,'()-]{1,60}:.*|\\h*[A-Z][A-Z /&,'()-]{3,60}\\h*");

    private final Set<SensitiveTopic> topics;

    public KeptBack(Set<SensitiveTopic> topics) {
        this.topics = Set.copyOf(topics);
    }

    public boolean isNothing() {
        return topics.isEmpty();
    }

    /** Whether the text speaks of one of the topics, in words or in codes. */
    public boolean in(String text) {
        return !SensitiveWords.places(text, topics).isEmpty()
                || SensitiveCodes.is(text, topics)
                || !SensitiveCodes.places(text, topics).isEmpty();
    }

    /** Whether a value that the format says to be a code is one of a topic. */
    public boolean code(String code) {
        return SensitiveCodes.is(code, topics);
    }

    /** Whether one of these security labels says so. */
    public boolean labelled(Set<String> labels) {
        return topics.stream().anyMatch(topic -> !Collections.disjoint(topic.labels(), labels));
    }

    /**
     * The text with {@link #MARK} in the place of each sentence that speaks of a topic, and of all that stands under a heading that
     * does; the text itself if nothing does.
     */
    public String without(String text) {
        if (!in(text)) {
            return text;
        }
        if (SensitiveCodes.is(text, topics)) {
            return MARK;
        }
        List<SensitiveWords.Place> places = new ArrayList<>(SensitiveWords.places(text, topics));
        places.addAll(SensitiveCodes.places(text, topics));
        places.sort(Comparator.comparingInt(SensitiveWords.Place::start));
        int next = 0;
        StringBuilder kept = new StringBuilder();
        boolean marked = false;
        for (SensitiveWords.Place sentence : Sentences.of(text, sectionsOf(text))) {
            while (next < places.size() && places.get(next).end() <= sentence.start()) {
                next++;
            }
            boolean goes = next < places.size() && places.get(next).start() < sentence.end();
            if (!goes) {
                kept.append(text, sentence.start(), sentence.end());
            } else if (!marked) {
                kept.append(MARK).append(space(text, sentence));
            }
            marked = goes;
        }
        return kept.toString();
    }

    /** Between what was taken out and what stays there is the white space that was there. */
    private static String space(String text, SensitiveWords.Place sentence) {
        int end = sentence.end();
        int from = end;
        while (from > sentence.start() && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, end);
    }

    /** The places of whole sections, from a heading that speaks of a topic to the next heading. */
    private List<SensitiveWords.Place> sectionsOf(String text) {
        List<SensitiveWords.Place> sections = new ArrayList<>();
        int began = -1;
        int line = 0;
        while (line < text.length()) {
            int newline = text.indexOf('\n', line);
            int end = newline < 0 ? text.length() : newline + 1;
            String written = text.substring(line, newline < 0 ? end : newline);
            if (HEADING.matcher(written).matches()) {
                if (began >= 0) {
                    sections.add(new SensitiveWords.Place(began, line));
                }
                int colon = written.indexOf(':');
                String heading = colon < 0 ? written : written.substring(0, colon);
                began = SensitiveWords.places(heading, topics).isEmpty() ? -1 : line;
            }
            line = end;
        }
        if (began >= 0) {
            sections.add(new SensitiveWords.Place(began, text.length()));
        }
        return sections;
    }
}
