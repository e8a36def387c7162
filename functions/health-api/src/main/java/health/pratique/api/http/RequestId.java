package health.pratique.api.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The request's own name, made here: it is in the answer of a problem and in the log beside it. */
@RequestScoped
public class RequestId {

    private final String value = UUID.randomUUID().toString();

    public String value() {
        return value;
    }
}
