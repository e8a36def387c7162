package health.pratique.compliance.statement;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The natural language of a document. A rule that looks for a pattern names the word without which there can be none: most documents
 * are then done with in one fast search.
 */
public final class Prose {

    private final List<String> texts;
    private final List<Passage> passages;

    public Prose(List<String> texts) {
        this.texts = List.copyOf(texts);
        this.passages = this.texts.stream().map(Passage::of).toList();
    }

    public List<String> texts() {
        return texts;
    }

    /** The passages in which one of these lower-case words stands. */
    public Stream<Passage> with(String... words) {
        return passages.stream().filter(passage -> passage.has(words));
    }

    public boolean anyWith(Predicate<String> pattern, String... words) {
        return with(words).anyMatch(passage -> pattern.test(passage.text()));
    }
}
