package health.pratique.api.fhir;

import health.pratique.api.http.CallerContext;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import health.pratique.sight.ConsentGate;
import health.pratique.sight.Sight;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What the caller of this request sees. */
@ApplicationScoped
public class Sights {

    private final ConsentGate gate;
    private final CallerContext context;

    public Sights(ConsentGate gate, CallerContext context) {
        this.gate = gate;
        this.context = context;
    }

    Sight plain() {
        return new Sight(gate, context.caller(), null);
    }

    /**
     * @param emergency why consent is to be overridden, as a code; counts for a token alone whose purpose is an emergency
     * @throws FhirRefused for a code that is none
     */
    Sight of(@Nullable String emergency) {
        Caller caller = context.caller();
        if (caller.purpose() != PurposeOfUse.ETREAT || emergency == null) {
            return plain();
        }
        EmergencyReason reason = EmergencyReason.parse(emergency)
                .orElseThrow(() ->
                        FhirRefused.invalid("Give the reason as a code: OVRER, OVRINCOMP, OVRPJ, OVRPS or OVRTPS."));
        return new Sight(gate, caller, reason);
    }
}
