package health.pratique.api.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.pratique.kit.DocumentRecord;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.PurposeOfUse;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a document stands.
 *
 * @param updatedAt when it last changed
 * @param kind absent until the document was read
 * @param reason why it did not go on
 * @param timeline in order; absent in a list
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Where a document stands")
record DocumentView(
        @Schema(examples = "3f0c8a52b1d94e6f8a7b6c5d4e3f2a10")
        String id,

        DocumentStatus status,
        Instant receivedAt,
        Instant updatedAt,
        @Nullable DocumentKind kind,
        @Nullable PurposeOfUse purpose,
        @Nullable Long bytes,
        @Nullable ReasonView reason,
        @Nullable List<TimelineStep> timeline) {

    static DocumentView of(DocumentRecord record, @Nullable List<TimelineStep> timeline) {
        return new DocumentView(
                record.id().value(),
                record.status(),
                record.receivedAt(),
                record.updatedAt(),
                record.kind(),
                record.purpose(),
                record.bytes() == 0 ? null : record.bytes(),
                ReasonView.of(record.reason()),
                timeline);
    }

    /** A document whose event is on its way. */
    static DocumentView received(String id, Instant at) {
        return new DocumentView(id, DocumentStatus.PROCESSING, at, at, null, null, null, null, List.of());
    }
}
