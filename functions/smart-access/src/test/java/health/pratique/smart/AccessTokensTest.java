package health.pratique.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the caller, and what is not believed. */
class AccessTokensTest {

    private static final TestIssuer ISSUER = TestIssuer.make();
    private static final InstantSource CLOCK = InstantSource.fixed(TestIssuer.NOW);
    private static final ClientsFixture CLIENTS = new ClientsFixture(CLOCK);

    private final AccessTokens tokens =
            new AccessTokens(CLIENTS.settings, ISSUER.keys(), new ClientBinding(CLIENTS.clients), CLOCK);

    @Test
    void aCliniciansTokenSaysWhoActsForWhomAndForWhat() {
        Caller caller = tokens.verify(ISSUER.token(TestIssuer.claims(Role.CLINICIAN, "user/*.rs")));

        assertThat(caller.custodian()).isEqualTo(new Custodian("demo-hospital"));
        assertThat(caller.role()).isEqualTo(Role.CLINICIAN);
        assertThat(caller.fhirUser()).isEqualTo("Practitioner/p1");
        assertThat(caller.purpose()).isEqualTo(PurposeOfUse.TREAT);
        assertThat(caller.scopes().permits(Interaction.READ, "Condition")).isPresent();
        assertThat(caller.confinedTo()).isEmpty();
        assertThat(caller.deidentifiedOnly()).isFalse();
    }

    @Test
    void aPatientsTokenIsConfinedToThePatient() {
        Caller caller = tokens.verify(ISSUER.token(TestIssuer.claims(Role.PATIENT, "patient/*.rs")));

        assertThat(caller.confinedTo()).contains("pat1");
    }

    @Test
    void aResearchPartnerIsShownTheDeidentifiedViewAlone() {
        Caller caller = tokens.verify(ISSUER.token(TestIssuer.claims(Role.PARTNER, "system/Observation.rs")));

        assertThat(caller.deidentifiedOnly()).isTrue();
        assertThat(caller.actor()).isEqualTo("client:lab-a");
    }

    @Test
    void aTokenSignedOverAnEllipticCurveIsTaken() {
        assertThat(tokens.verify(ISSUER.tokenByCurve(TestIssuer.claims(Role.CLINICIAN, "user/*.rs")))
                        .role())
                .isEqualTo(Role.CLINICIAN);
    }

    @Test
    void aTokenOfCognitoNamesTheAudienceAsItsResource() {
        Map<String, Object> claims = TestIssuer.claims(Role.CLINICIAN, "user/*.rs");
        claims.put("aud", "portal");
        claims.put("resource", TestIssuer.AUDIENCE);
        claims.put("token_use", "access");
        claims.put("custom:custodian", claims.remove("custodian"));

        assertThat(tokens.verify(ISSUER.token(claims)).custodian().value()).isEqualTo("demo-hospital");
    }

    @Test
    void anIdentityTokenIsNoAccessToken() {
        refused("token_use", "id", TokenRefusal.TYPE_WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "exp", "iat", "jti", "aud", "client_id", "custodian", "role"})
    void aTokenWithoutAClaimThatMustBeThereIsRefused(String claim) {
        Map<String, Object> claims = TestIssuer.claims(Role.CLINICIAN, "user/*.rs");
        claims.remove(claim);

        assertThatThrownBy(() -> tokens.verify(ISSUER.token(claims))).isInstanceOf(TokenRefused.class);
    }

    @Test
    void anExpiredTokenIsRefusedWhenTheSkewIsOver() {
        Map<String, Object> claims = TestIssuer.claims(Role.CLINICIAN, "user/*.rs", TestIssuer.NOW.minusSeconds(3661));
        assertRefused(claims, TokenRefusal.EXPIRED);

        tokens.verify(ISSUER.token(TestIssuer.claims(Role.CLINICIAN, "user/*.rs", TestIssuer.NOW.minusSeconds(3659))));
    }

    @Test
    void aTokenThatIsNotValidYetIsRefused() {
        refused("nbf", TestIssuer.NOW.getEpochSecond() + 120, TokenRefusal.NOT_YET_VALID);
    }

    @Test
    void aTokenIssuedInTheFutureIsRefused() {
        assertRefused(
                TestIssuer.claims(Role.CLINICIAN, "user/*.rs", TestIssuer.NOW.plusSeconds(120)),
                TokenRefusal.NOT_YET_VALID);
    }

    @Test
    void aTokenThatLivesLongerThanAnHourIsRefused() {
        refused("exp", TestIssuer.NOW.getEpochSecond() + 3601, TokenRefusal.LIFETIME_TOO_LONG);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused("iss", "https://issuer.example.evil", TokenRefusal.ISSUER_WRONG);
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        refused("aud", "https://other.example", TokenRefusal.AUDIENCE_WRONG);
    }

    @Test
    void aTokenWhoseAudienceAndResourceDisagreeIsRefused() {
        refused("resource", "https://other.example", TokenRefusal.AUDIENCE_WRONG);
    }

    @Test
    void aTokenThatNamesTwoCustodiansIsRefused() {
        refused("custom:custodian", "other-hospital", TokenRefusal.CUSTODIAN_CONTRADICTED);
    }

    @Test
    void aPartnersTokenForAnotherCustodianThanItsClientsIsRefused() {
        Map<String, Object> claims = TestIssuer.claims(Role.PARTNER, "system/Observation.rs");
        claims.put("custodian", "other-hospital");

        assertRefused(claims, TokenRefusal.CUSTODIAN_CONTRADICTED);
    }

    @Test
    void aPartnersTokenForAnotherPurposeThanItsClientsIsRefused() {
        Map<String, Object> claims = TestIssuer.claims(Role.PARTNER, "system/Observation.rs");
        claims.put("purpose", "TREAT");

        assertRefused(claims, TokenRefusal.CLIENT_CONTRADICTED);
    }

    @Test
    void aCliniciansTokenInTheHandsOfAPartnersClientIsRefused() {
        refused("client_id", "lab-a", TokenRefusal.CLIENT_CONTRADICTED);
    }

    @Test
    void aPartnerThatIsNotRegisteredIsRefused() {
        Map<String, Object> claims = TestIssuer.claims(Role.PARTNER, "system/Observation.rs");
        claims.put("client_id", "lab-unheard-of");

        assertRefused(claims, TokenRefusal.CLIENT_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "CLINICIAN, system/Observation.rs, SCOPE_NOT_FOR_ROLE",
        "PATIENT, user/Observation.rs, SCOPE_NOT_FOR_ROLE",
        "PATIENT, system/Observation.rs, SCOPE_NOT_FOR_ROLE",
        "PARTNER, user/Observation.rs, SCOPE_NOT_FOR_ROLE",
        "PARTNER, patient/Observation.rs, SCOPE_NOT_FOR_ROLE",
        "CLINICIAN, pratique/review, SCOPE_NOT_FOR_ROLE",
        "PARTNER, pratique/audit, SCOPE_NOT_FOR_ROLE",
        "CLINICIAN, pratique/privacy, SCOPE_NOT_FOR_ROLE",
        "CLINICIAN, patient/Observation.rs, PATIENT_MISSING",
        "CLINICIAN, user/Observation.rs patient/Observation.rs, LEVELS_MIXED",
        "PARTNER, system/Observation.rs user/Observation.rs, LEVELS_MIXED",
        "CLINICIAN, user/Observation.rs?code:not=718-7, SCOPE_INVALID"
    })
    void scopesThatAreNotForTheRoleRefuseTheTokenWhole(Role role, String scope, TokenRefusal reason) {
        assertRefused(TestIssuer.claims(role, scope), reason);
    }

    @ParameterizedTest
    @CsvSource({"CLINICIAN, user/*.rs", "PATIENT, patient/*.rs", "PRIVACY_OFFICER, pratique/audit"})
    void aPersonsTokenWithoutFhirUserIsRefused(Role role, String scope) {
        Map<String, Object> claims = TestIssuer.claims(role, scope);
        claims.remove("fhirUser");

        assertRefused(claims, TokenRefusal.FHIR_USER_MISSING);
    }

    @Test
    void aPatientsTokenForAnotherPatientIsRefused() {
        Map<String, Object> claims = TestIssuer.claims(Role.PATIENT, "patient/*.rs");
        claims.put("patient", "pat2");

        assertRefused(claims, TokenRefusal.FHIR_USER_CONTRADICTED);
    }

    @Test
    void aClinicianWhoIsAPatientByFhirUserIsRefused() {
        refused("fhirUser", "Patient/pat1", TokenRefusal.FHIR_USER_CONTRADICTED);
    }

    @Test
    void aPartnerWithAPersonsNameIsRefused() {
        Map<String, Object> claims = TestIssuer.claims(Role.PARTNER, "system/Observation.rs");
        claims.put("fhirUser", "Practitioner/p1");

        assertRefused(claims, TokenRefusal.FHIR_USER_CONTRADICTED);
    }

    @Test
    void aPartnerWithoutAPurposeIsRefused() {
        Map<String, Object> claims = TestIssuer.claims(Role.PARTNER, "system/Observation.rs");
        claims.remove("purpose");

        assertRefused(claims, TokenRefusal.PURPOSE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"custodian", "role", "scope", "fhirUser", "purpose", "jti", "client_id"})
    void aClaimOfAnotherKindThanTextIsRefused(String claim) {
        refused(claim, List.of("demo-hospital", "CLINICIAN"), TokenRefusal.CLAIM_INVALID);
    }

    @Test
    void duplicateClaimsAreRefused() {
        String json = JsonUtil.toJson(TestIssuer.claims(Role.CLINICIAN, "user/*.rs"));
        String twice = "{\"custodian\":\"other-hospital\"," + json.substring(1);

        assertThatThrownBy(() -> tokens.verify(ISSUER.token(twice, Map.of())))
                .isInstanceOfSatisfying(TokenRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(TokenRefusal.MALFORMED));
    }

    private void refused(String claim, Object value, TokenRefusal reason) {
        Map<String, Object> claims = TestIssuer.claims(Role.CLINICIAN, "user/*.rs");
        claims.put(claim, value);
        assertRefused(claims, reason);
    }

    private void assertRefused(Map<String, Object> claims, TokenRefusal reason) {
        assertThatThrownBy(() -> tokens.verify(ISSUER.token(claims)))
                .isInstanceOfSatisfying(TokenRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }
}
