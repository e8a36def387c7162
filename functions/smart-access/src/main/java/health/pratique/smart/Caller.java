package health.pratique.smart;

import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as a verified token says. Nothing of it ever comes from the request.
 *
 * @param client the OAuth client
 * @param fhirUser {@code Practitioner/…} or {@code Patient/…}; absent of a system
 * @param patient the one patient, by resource id, that patient scopes are confined to
 * @param purpose what the data are used for
 * @param tokenId the token's {@code jti}
 */
public record Caller(
        String client,
        Custodian custodian,
        Role role,
        SmartScopes scopes,
        @Nullable String fhirUser,
        @Nullable String patient,
        PurposeOfUse purpose,
        String tokenId) {}
