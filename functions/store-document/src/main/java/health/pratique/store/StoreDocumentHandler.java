package health.pratique.store;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The workflow's StoreDocument state. */
@Named("store-document")
@ApplicationScoped
public class StoreDocumentHandler implements RequestHandler<PipelineState, PipelineState> {

    private final DocumentRelease release;

    public StoreDocumentHandler(DocumentRelease release) {
        this.release = release;
    }

    @Override
    public PipelineState handleRequest(PipelineState state, Context context) {
        return release.run(state);
    }
}
