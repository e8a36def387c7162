package health.pratique.api.http;

import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets privacy officers alone through: their scopes are refused to others when a token is verified, and here once more. */
@ApplicationScoped
public class Officers {

    private final Permission permission;

    public Officers(Permission permission) {
        this.permission = permission;
    }

    /** @throws ProblemException NOT_PERMITTED */
    public Caller with(String scope) {
        Caller caller = permission.with(scope);
        if (caller.role() != Role.PRIVACY_OFFICER) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
        return caller;
    }
}
