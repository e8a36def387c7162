package health.pratique.quarantine;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The workflow's QuarantineDocument state. */
@Named("quarantine-document")
@ApplicationScoped
public class QuarantineDocumentHandler implements RequestHandler<QuarantineRequest, QuarantineResult> {

    private final DocumentQuarantine quarantine;

    public QuarantineDocumentHandler(DocumentQuarantine quarantine) {
        this.quarantine = quarantine;
    }

    @Override
    public QuarantineResult handleRequest(QuarantineRequest request, Context context) {
        return quarantine.run(request);
    }
}
