package health.pratique.kit;

import health.pratique.audit.ChainHead;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as the registry knows it.
 *
 * @param step the last step that was completed and is on record
 * @param execution the workflow run that holds the claim
 * @param bytes 0 until the document was read
 * @param head the newest audit event
 * @param release where the released copy lies
 * @param review the last review whose decision was carried out
 * @param stop why no further step of this run may begin
 */
public record DocumentRecord(
        DocumentId id,
        Custodian custodian,
        DocumentStatus status,
        String step,
        String execution,
        ObjectLocation location,
        Instant receivedAt,
        Instant updatedAt,
        @Nullable SubjectToken subject,
        @Nullable String source,
        @Nullable DocumentKind kind,
        @Nullable PurposeOfUse purpose,
        long bytes,
        @Nullable String sha256,
        @Nullable ReasonCode reason,
        @Nullable ObjectLocation release,
        @Nullable String review,
        @Nullable ReasonCode stop,
        ChainHead head) {

    static final String ERASED = "erased/";

    /** Whether the original is gone, and the registry has forgotten its name. */
    public boolean originalErased() {
        return location.key().startsWith(ERASED);
    }
}
