package health.pratique.compliance.statement;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The natural language of a document. A rule that looks for a pattern names the landmark without which there can be none: most
 * documents are then done with at once.
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

    public List<Passage> passages() {
        return passages;
    }

    /** The passages in which one of these stands. */
    public Stream<Passage> with(Landmark... landmarks) {
        return passages.stream().filter(passage -> Stream.of(landmarks).anyMatch(passage::has));
    }

    /** As of a {@link Passage}. */
    public boolean anyNear(Landmark landmark, Pattern pattern, int before, int behind) {
        return passages.stream().anyMatch(passage -> passage.anyNear(landmark, pattern, before, behind));
    }
}
