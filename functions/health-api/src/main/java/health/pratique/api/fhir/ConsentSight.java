package health.pratique.api.fhir;

import health.pratique.api.http.CallerContext;
import health.pratique.api.http.Permission;
import health.pratique.clinical.StoredResource;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.ScopeReach;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Which consents a caller sees: those that the scopes reach, of the patients that the token is for. Who asks for no more than
 * de-identified data sees none: a consent is somebody's.
 */
@ApplicationScoped
class ConsentSight {

    private final Permission permission;
    private final CallerContext context;

    ConsentSight(Permission permission, CallerContext context) {
        this.permission = permission;
        this.context = context;
    }

    /** @throws health.pratique.api.http.ProblemException NOT_PERMITTED when the scopes reach none, whatever there is */
    boolean sees(Interaction interaction, StoredResource consent) {
        ScopeReach reach = permission.reach(interaction, ConsentView.TYPE);
        Caller caller = context.caller();
        return !caller.deidentifiedOnly()
                && caller.confinedTo()
                        .map(patient -> patient.equals(consent.patient()))
                        .orElse(true)
                && reach.alternatives().stream()
                        .anyMatch(all -> all.stream().allMatch(one -> ConsentView.meets(consent, one)));
    }
}
