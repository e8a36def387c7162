package health.pratique.detect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The workflow's DetectPhi state. */
@Named("detect-phi")
@ApplicationScoped
public class DetectPhiHandler implements RequestHandler<PipelineState, PipelineState> {

    private final PhiSearch search;

    public DetectPhiHandler(PhiSearch search) {
        this.search = search;
    }

    @Override
    public PipelineState handleRequest(PipelineState state, Context context) {
        return search.run(state);
    }
}
