package health.pratique.smart;

import health.pratique.model.PurposeOfUse;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of every caller, whatever the issuer put into the token: levels of scopes by role, and a person's name
 * where a person acts (45 CFR 164.312(a)(2)(i)). A token that breaks one rule is not taken at all.
 */
public final class CallerRules {

    private static final Map<Role, Set<ScopeLevel>> LEVELS = Map.of(
            Role.CLINICIAN, EnumSet.of(ScopeLevel.USER, ScopeLevel.PATIENT),
            Role.PRIVACY_OFFICER, EnumSet.of(ScopeLevel.USER),
            Role.PARTNER, EnumSet.of(ScopeLevel.SYSTEM),
            Role.PATIENT, EnumSet.of(ScopeLevel.PATIENT));

    private static final Set<String> OFFICERS_ALONE = Set.of("pratique/review", "pratique/audit");

    /** Officers answer what patients ask. */
    private static final String PRIVACY = "pratique/privacy";

    private CallerRules() {}

    /** @throws TokenRefused with the rule that is broken */
    public static void check(Caller caller) {
        SmartScopes scopes = caller.scopes();
        demand(
                scopes.level().stream().allMatch(LEVELS.getOrDefault(caller.role(), Set.of())::contains),
                TokenRefusal.SCOPE_NOT_FOR_ROLE);
        demand(
                caller.role() == Role.PRIVACY_OFFICER || scopes.own().stream().noneMatch(OFFICERS_ALONE::contains),
                TokenRefusal.SCOPE_NOT_FOR_ROLE);
        demand(
                !scopes.has(PRIVACY) || caller.role() == Role.PRIVACY_OFFICER || caller.role() == Role.PATIENT,
                TokenRefusal.SCOPE_NOT_FOR_ROLE);
        demand(
                caller.purpose() != PurposeOfUse.ETREAT || caller.role() == Role.CLINICIAN,
                TokenRefusal.SCOPE_NOT_FOR_ROLE);
        person(caller);
        patient(caller);
    }

    private static void person(Caller caller) {
        Optional<String> user = Optional.ofNullable(caller.fhirUser());
        if (caller.role() == Role.PARTNER) {
            demand(user.isEmpty(), TokenRefusal.FHIR_USER_CONTRADICTED);
            return;
        }
        demand(user.isPresent(), TokenRefusal.FHIR_USER_MISSING);
        boolean patients = user.filter(name -> name.startsWith("Patient/")).isPresent();
        demand(patients == (caller.role() == Role.PATIENT), TokenRefusal.FHIR_USER_CONTRADICTED);
    }

    /** A patient is the patient of their token; somebody else's patient is nobody's business. */
    private static void patient(Caller caller) {
        @Nullable String patient = caller.patient();
        demand(!caller.scopes().at(ScopeLevel.PATIENT) || patient != null, TokenRefusal.PATIENT_MISSING);
        if (caller.role() == Role.PATIENT && patient != null) {
            demand(("Patient/" + patient).equals(caller.fhirUser()), TokenRefusal.FHIR_USER_CONTRADICTED);
        }
    }

    private static void demand(boolean met, TokenRefusal otherwise) {
        if (!met) {
            throw new TokenRefused(otherwise);
        }
    }
}
