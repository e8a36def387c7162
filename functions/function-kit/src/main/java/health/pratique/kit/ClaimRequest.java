package health.pratique.kit;

import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run's wish to process a document.
 *
 * @param location with its version id
 * @param execution the workflow run
 * @param receivedAt when S3 says the object was created
 * @param reprocess whether a document in quarantine may be taken up again
 * @param after the run, lost on its way, that the document may be taken over from
 */
public record ClaimRequest(
        DocumentId id,
        Custodian custodian,
        ObjectLocation location,
        String execution,
        Instant receivedAt,
        boolean reprocess,
        @Nullable String after) {

    /** Of a document that no run has taken up before, or of one in quarantine. */
    public ClaimRequest(
            DocumentId id,
            Custodian custodian,
            ObjectLocation location,
            String execution,
            Instant receivedAt,
            boolean reprocess) {
        this(id, custodian, location, execution, receivedAt, reprocess, null);
    }

    /** Whether this is the document that the request may take over. */
    boolean takesOver(DocumentRecord held) {
        return held.status() == DocumentStatus.PROCESSING && held.execution().equals(after);
    }
}
