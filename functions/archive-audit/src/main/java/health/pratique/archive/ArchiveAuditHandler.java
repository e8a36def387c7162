package health.pratique.archive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.kit.BatchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Takes batches of the audit trail's stream. */
@Named("archive-audit")
@ApplicationScoped
public class ArchiveAuditHandler implements RequestHandler<JsonNode, BatchResponse> {

    private final TrailArchive archive;

    public ArchiveAuditHandler(TrailArchive archive) {
        this.archive = archive;
    }

    @Override
    public BatchResponse handleRequest(JsonNode event, Context context) {
        return archive.take(event.path("Records"));
    }
}
