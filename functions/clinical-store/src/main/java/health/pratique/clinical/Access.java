package health.pratique.clinical;

import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import org.jspecify.annotations.Nullable;

/**
 * One answer to one caller, or one change by them.
 *
 * @param request the request's id
 * @param actor the person, or the client of a system
 * @param role what the actor is to the custodian
 * @param emergency why consent was overridden; null if it was not
 * @param interaction such as {@code search}
 */
public record Access(
        String request,
        String actor,
        String client,
        String role,
        PurposeOfUse purpose,
        @Nullable EmergencyReason emergency,
        String interaction,
        View view) {}
