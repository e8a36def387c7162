package health.pratique.detection;

import health.pratique.phi.PhiSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many short texts as one, so that a document with 3,000 fields is a few calls of a remote detector and not 3,000. Holds PHI, so
 * prints as {@code [PHI]}.
 */
final class JoinedTexts {

    /** Ends a sentence in the eyes of any detector, and of the chunks that long texts are cut into. */
    private static final String SEPARATOR = "\n\n";

    private final List<String> parts;
    private final String text;

    private JoinedTexts(List<String> parts, String text) {
        this.parts = parts;
        this.text = text;
    }

    static JoinedTexts of(Collection<String> parts) {
        return new JoinedTexts(List.copyOf(parts), String.join(SEPARATOR, parts));
    }

    String text() {
        return text;
    }

    /**
     * Spans of the joined text as spans of its parts. A span over a border is cut there, because a part of PHI is PHI.
     *
     * @param spans sorted by start, without overlap
     */
    Map<String, List<PhiSpan>> split(List<PhiSpan> spans) {
        Map<String, List<PhiSpan>> found = new HashMap<>();
        int next = 0;
        int start = 0;
        for (String part : parts) {
            int end = start + part.length();
            while (next < spans.size() && spans.get(next).end() <= start) {
                next++;
            }
            List<PhiSpan> here = new ArrayList<>();
            for (int at = next; at < spans.size() && spans.get(at).start() < end; at++) {
                cut(spans.get(at), start, end, here);
            }
            found.put(part, here);
            start = end + SEPARATOR.length();
        }
        return found;
    }

    private void cut(PhiSpan span, int start, int end, List<PhiSpan> into) {
        int from = Math.max(span.start(), start);
        int to = Math.min(span.end(), end);
        if (text.substring(from, to).chars().anyMatch(Character::isLetterOrDigit)) {
            into.add(new PhiSpan(from - start, to - start, span.type(), span.confidence(), span.detector()));
        }
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
