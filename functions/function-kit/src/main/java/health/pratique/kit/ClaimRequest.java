package health.pratique.kit;

import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.ObjectLocation;
import java.time.Instant;

/**
 * A run's wish to process a document.
 *
 * @param location with its version id
 * @param execution the workflow run
 * @param receivedAt when S3 says the object was created
 * @param reprocess whether a document in quarantine may be taken up again
 */
public record ClaimRequest(
        DocumentId id,
        Custodian custodian,
        ObjectLocation location,
        String execution,
        Instant receivedAt,
        boolean reprocess) {}
