package health.pratique.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Role;
import health.pratique.smart.ScopeInvalid;
import health.pratique.smart.SmartScopes;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is to be named by a token, and what it is to open.
 *
 * @param patient id of the Patient resource
 * @param user id of the Practitioner resource
 */
public record TokenWish(
        Role role,
        Custodian custodian,
        Optional<String> scope,
        Optional<String> patient,
        String user,
        Optional<PurposeOfUse> purpose,
        Optional<String> client) {

    /** What the token says beside issuer, time and number. */
    public ObjectNode claims() {
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("client_id", clientId())
                .put("custodian", custodian.value())
                .put("role", role.name())
                .put("purpose", use().name())
                .put("scope", scopes());
        patient.ifPresent(id -> claims.put("patient", id));
        switch (role) {
            case CLINICIAN, PRIVACY_OFFICER -> claims.put("fhirUser", "Practitioner/" + user);
            case PATIENT -> claims.put("fhirUser", "Patient/" + patient.orElseThrow(TokenWish::nobody));
            case PARTNER -> claims.remove("patient");
        }
        return claims;
    }

    String clientId() {
        return client.orElseGet(() -> role == Role.PARTNER
                ? custodian + "-partner-" + use().name().toLowerCase(Locale.ROOT)
                : "local-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    PurposeOfUse use() {
        return purpose.orElseGet(() -> role == Role.PRIVACY_OFFICER ? PurposeOfUse.HOPERAT : PurposeOfUse.TREAT);
    }

    /** The scopes as SMART writes them. */
    String scopes() {
        try {
            return SmartScopes.of(scope.orElseGet(() -> usual(role))).toString();
        } catch (ScopeInvalid invalid) {
            throw new CommandFailed("--scope: name scopes of one level, such as 'user/Observation.rs user/Patient.r'");
        }
    }

    private static String usual(Role role) {
        return switch (role) {
            case CLINICIAN -> "user/*.cruds pratique/documents.read pratique/documents.write pratique/deidentify";
            case PRIVACY_OFFICER ->
                "user/*.rs pratique/documents.read pratique/review pratique/audit pratique/privacy pratique/usage";
            case PARTNER ->
                "system/*.cruds pratique/documents.read pratique/documents.write pratique/deidentify pratique/usage";
            case PATIENT -> "patient/*.rs pratique/privacy";
        };
    }

    private static CommandFailed nobody() {
        return new CommandFailed("name the patient by --patient or --patient-id");
    }
}
