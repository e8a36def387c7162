package health.pratique.clinical;

import health.pratique.model.DocumentId;
import java.time.Instant;

/**
 * From which release of which document resources come, so that all of it goes with the release.
 *
 * @param release from 1; a document's later release has a greater number
 * @param received when the document came: of two that say the same resource, the one that came later stands
 */
public record Origin(DocumentId document, long release, Instant received) {

    public Origin {
        if (release < 1) {
            throw new IllegalArgumentException("releases count from one");
        }
    }

    boolean isOf(DocumentId other) {
        return document.equals(other);
    }
}
