package health.pratique.erase;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.erase.ErasureReport.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Who may invoke it may erase. */
@Named("erase-subject")
@ApplicationScoped
public class EraseSubjectHandler implements RequestHandler<ErasureRequest, ErasureReport> {

    /** What has begun by then is done before Lambda ends the call. */
    private static final int RESERVE_MILLIS = 45_000;

    private final SubjectErasure erasure;
    private final OpenErasures open;

    EraseSubjectHandler(SubjectErasure erasure, OpenErasures open) {
        this.erasure = erasure;
        this.open = open;
    }

    @Override
    public ErasureReport handleRequest(ErasureRequest request, Context context) {
        BooleanSupplier timeLeft = () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS;
        if (request.scheduled()) {
            int done = open.goOn(timeLeft);
            return new ErasureReport(Status.CERTIFIED, "", done, Map.of(), List.of(), null);
        }
        return request.dryRun() ? erasure.plan(request.checked()) : erasure.erase(request.checked(), timeLeft);
    }
}
