package health.pratique.api.http;

import jakarta.enterprise.context.RequestScoped;

/** The request's name, which the gateway gave it: it is in the answer of a problem, in the log beside it, in the ledger and in the gateway's access log. */
@RequestScoped
public class RequestId {

    private final CallOrigins origins;

    public RequestId(CallOrigins origins) {
        this.origins = origins;
    }

    public String value() {
        return origins.origin().requestId();
    }
}
