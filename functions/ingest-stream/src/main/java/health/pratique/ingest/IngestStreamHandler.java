package health.pratique.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.kit.BatchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Takes batches of the intake stream. */
@Named("ingest-stream")
@ApplicationScoped
public class IngestStreamHandler implements RequestHandler<JsonNode, BatchResponse> {

    private final StreamIntake intake;

    public IngestStreamHandler(StreamIntake intake) {
        this.intake = intake;
    }

    @Override
    public BatchResponse handleRequest(JsonNode event, Context context) {
        return intake.take(event.path("Records"));
    }
}
