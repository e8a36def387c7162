package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Caller;
import health.pratique.smart.CallerRules;
import health.pratique.smart.Role;
import health.pratique.smart.SmartScopes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens by one's wish are such as HealthAPI takes. */
class TokenWishTest {

    @ParameterizedTest
    @EnumSource(Role.class)
    void theUsualTokenOfEachRoleObeysTheRules(Role role) {
        ObjectNode claims = wish(role, Optional.empty()).claims();

        CallerRules.check(new Caller(
                claims.path("client_id").asText(),
                new Custodian(claims.path("custodian").asText()),
                Role.valueOf(claims.path("role").asText()),
                SmartScopes.of(claims.path("scope").asText()),
                claims.path("fhirUser").textValue(),
                claims.path("patient").textValue(),
                PurposeOfUse.valueOf(claims.path("purpose").asText()),
                "jti"));
    }

    @Test
    void aPatientWhoIsNotNamedGetsNoToken() {
        TokenWish nobody = new TokenWish(
                Role.PATIENT,
                new Custodian("demo-hospital"),
                Optional.empty(),
                Optional.empty(),
                "local-user",
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(nobody::claims).isInstanceOf(CommandFailed.class).hasMessageContaining("--patient");
    }

    @Test
    void scopesThatAreNoneAreToldWithAnExample() {
        assertThatThrownBy(() ->
                        wish(Role.CLINICIAN, Optional.of("user/Observation.sr")).claims())
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("such as");
    }

    @Test
    void partnersOfDifferentPurposesAreDifferentClients() {
        assertThat(wish(Role.PARTNER, Optional.empty()).clientId()).isEqualTo("demo-hospital-partner-treat");
    }

    private static TokenWish wish(Role role, Optional<String> scope) {
        return new TokenWish(
                role,
                new Custodian("demo-hospital"),
                scope,
                Optional.of("p1"),
                "local-user",
                Optional.empty(),
                Optional.empty());
    }
}
