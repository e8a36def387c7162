package health.pratique.api.http;

import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.ScopeReach;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks what the caller's scopes permit. What they do not permit is a 403 before anything is looked for, whatever is there. */
@ApplicationScoped
public class Permission {

    private final CallerContext context;

    public Permission(CallerContext context) {
        this.context = context;
    }

    /**
     * The caller, who holds the scope.
     *
     * @param scope of this API, such as {@code pratique/documents.read}
     * @throws ProblemException NOT_PERMITTED; it is put on record where it is answered
     */
    public Caller with(String scope) {
        Caller caller = context.caller();
        if (!caller.scopes().has(scope)) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
        return caller;
    }

    /**
     * How far the caller's scopes reach.
     *
     * @param type of FHIR resources
     * @throws ProblemException NOT_PERMITTED when they do not permit the interaction with any of the type
     */
    public ScopeReach reach(Interaction interaction, String type) {
        return context.caller()
                .scopes()
                .permits(interaction, type)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_PERMITTED));
    }
}
