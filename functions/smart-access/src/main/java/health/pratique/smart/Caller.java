package health.pratique.smart;

import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
        String tokenId) {

    /** The scope that a client takes to be shown de-identified data alone. */
    public static final String DEIDENTIFIED = "pratique/deidentified";

    private static final Set<PurposeOfUse> IDENTIFIED_FOR_PARTNERS =
            EnumSet.of(PurposeOfUse.TREAT, PurposeOfUse.HPAYMT, PurposeOfUse.HOPERAT);

    /** Whether only the de-identified view is theirs. No scope lifts that. */
    public boolean deidentifiedOnly() {
        return scopes.has(DEIDENTIFIED) || (role == Role.PARTNER && !IDENTIFIED_FOR_PARTNERS.contains(purpose));
    }

    /** The patient that every clinical read is confined to; empty when the scopes are no patient's. */
    public Optional<String> confinedTo() {
        return scopes.at(ScopeLevel.PATIENT) ? Optional.ofNullable(patient) : Optional.empty();
    }

    /** As the audit trail names who acted: a person by their resource, a system by its client. */
    public String actor() {
        return fhirUser == null ? "client:" + client : fhirUser;
    }
}
