package health.pratique.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.kit.BatchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Takes batches of the audit trail's stream. */
@Named("publish-resources")
@ApplicationScoped
public class PublishResourcesHandler implements RequestHandler<JsonNode, BatchResponse> {

    private final FollowedTrail trail;

    public PublishResourcesHandler(FollowedTrail trail) {
        this.trail = trail;
    }

    @Override
    public BatchResponse handleRequest(JsonNode event, Context context) {
        return trail.take(event.path("Records"));
    }
}
