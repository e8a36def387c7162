package health.pratique.detection;

import health.pratique.phi.Sentences;
import health.pratique.phi.TextRange;
import java.util.ArrayList;
import java.util.List;

/** What of a text is sent in order to ask about some of its sentences: these, with enough around them to be understood. */
final class Passages {

    /** The sentence before and the one after, but no more than this, in UTF-16 units: what tells a name stands near it. */
    private static final int AROUND = 120;

    private Passages() {}

    /**
     * @param unsure sorted, apart from each other
     * @return sorted, apart from each other
     */
    static List<TextRange> around(String text, List<TextRange> unsure) {
        List<TextRange> passages = new ArrayList<>();
        for (TextRange sentence : unsure) {
            int start = before(text, sentence.start());
            int end = after(text, sentence.end());
            int last = passages.size() - 1;
            if (last >= 0 && passages.get(last).end() >= start) {
                start = passages.removeLast().start();
            }
            passages.add(new TextRange(start, end));
        }
        return passages;
    }

    private static int before(String text, int start) {
        if (start == 0) {
            return 0;
        }
        int sentence = Sentences.start(text, start - 1);
        int at = Math.max(sentence, start - AROUND);
        while (at > sentence && at < start && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int after(String text, int end) {
        if (end == text.length()) {
            return end;
        }
        int sentence = Sentences.end(text, end + 1);
        int at = Math.min(sentence, end + AROUND);
        while (at < sentence && at > end && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
