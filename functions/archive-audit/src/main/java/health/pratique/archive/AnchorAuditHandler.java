package health.pratique.archive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Anchors the trail, each minute. */
@Named("anchor-audit")
@ApplicationScoped
public class AnchorAuditHandler implements RequestHandler<JsonNode, AnchorResult> {

    private final AnchorWriter anchors;

    public AnchorAuditHandler(AnchorWriter anchors) {
        this.anchors = anchors;
    }

    @Override
    public AnchorResult handleRequest(JsonNode event, Context context) {
        return AnchorResult.of(anchors.write());
    }
}
