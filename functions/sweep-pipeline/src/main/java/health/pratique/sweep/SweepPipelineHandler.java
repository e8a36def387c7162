package health.pratique.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Called on schedule, when a consent has changed, and by an operator. */
@Named("sweep-pipeline")
@ApplicationScoped
public class SweepPipelineHandler implements RequestHandler<SweepRequest, SweepReport> {

    /** What has begun by then is done before Lambda ends the call. */
    private static final int RESERVE_MILLIS = 45_000;

    private final Sweep sweep;

    public SweepPipelineHandler(Sweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public SweepReport handleRequest(SweepRequest request, Context context) {
        return sweep.run(request, () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS);
    }
}
