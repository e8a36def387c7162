package health.pratique.exportclinical;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.export.ExportWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Called when an export was asked for, and when a call before could not do all of it. */
@Named("export-clinical")
@ApplicationScoped
public class ExportClinicalHandler implements RequestHandler<ExportRequested, ExportProgressed> {

    /** What has begun by then is done before Lambda ends the call. */
    private static final int RESERVE_MILLIS = 60_000;

    private final ExportWork work;

    ExportClinicalHandler(ExportWork work) {
        this.work = work;
    }

    @Override
    public ExportProgressed handleRequest(ExportRequested request, Context context) {
        return new ExportProgressed(
                work.run(request.export(), () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS));
    }
}
