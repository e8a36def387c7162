package health.pratique.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartScopesTest {

    @ParameterizedTest
    @CsvSource({
        "patient/Observation.read, patient/Observation.rs",
        "user/*.write, user/*.cud",
        "system/*.*, system/*.cruds",
        "patient/Patient.r, patient/Patient.r",
        "patient/Observation.rs?category=laboratory&code=718-7, patient/Observation.rs?category=laboratory&code=718-7"
    })
    void everyFormOfAScopeIsReadAsTheOneOfSmart2(String written, String read) {
        assertThat(SmartScopes.of(written).toString()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Observation.sr",
                "patient/Observation.",
                "patient/Observation.rrs",
                "patient/observation.rs",
                "patient/Observation",
                "patient/../Patient.rs",
                "patient/Observation.rs?",
                "patient/Observation.rs?category",
                "patient/Observation.rs?category=",
                "patient/Observation.rs?category=a,,b",
                "patient/Observation.read?category=laboratory",
                "patient/Observation.rs?category=a?code=b",
                "user/*.rs?category=laboratory"
            })
    void whatIsNearlyAScopeIsRefused(String scope) {
        assertThatThrownBy(() -> SmartScopes.of(scope)).isInstanceOf(ScopeInvalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Observation.rs?code:not=718-7",
                "patient/Observation.rs?code%3Anot=718-7",
                "patient/Observation.rs?category:in=http://x",
                "patient/Observation.rs?subject.name=a",
                "patient/Observation.rs?_has=a",
                "patient/Observation.rs?_has:Condition:patient:code=a",
                "patient/Observation.rs?_include=a",
                "patient/Observation.rs?subject=Patient/1",
                "patient/Observation.rs?date=gt2020",
                "patient/Observation.rs?_text=x"
            })
    void aModifierAChainOrAnUnsafeParameterInAGranularScopeIsRefusedWhole(String scope) {
        assertThatThrownBy(() -> SmartScopes.of("patient/Patient.rs " + scope)).isInstanceOf(ScopeInvalid.class);
    }

    @Test
    void aNarrowedScopeReachesAsFarAsItsConstraintsAllow() {
        SmartScopes scopes = SmartScopes.of("patient/Observation.rs?category=laboratory");

        ScopeReach reach = scopes.permits(Interaction.SEARCH, "Observation").orElseThrow();

        assertThat(reach.unrestricted()).isFalse();
        assertThat(reach.alternatives()).containsExactly(List.of(new ScopeConstraint("category", "laboratory")));
        assertThat(scopes.permits(Interaction.SEARCH, "Condition")).isEmpty();
        assertThat(scopes.permits(Interaction.CREATE, "Observation")).isEmpty();
    }

    @Test
    void severalNarrowedScopesReachAsFarAsAnyOfThem() {
        ScopeReach reach = SmartScopes.of(
                        "user/Observation.rs?category=laboratory user/Observation.r?category=vital-signs")
                .permits(Interaction.READ, "Observation")
                .orElseThrow();

        assertThat(reach.alternatives())
                .containsExactly(
                        List.of(new ScopeConstraint("category", "laboratory")),
                        List.of(new ScopeConstraint("category", "vital-signs")));
    }

    @Test
    void aWideScopeBesideANarrowOneReachesEverything() {
        assertThat(SmartScopes.of("user/Observation.rs?category=laboratory user/*.r")
                        .permits(Interaction.READ, "Observation")
                        .orElseThrow()
                        .unrestricted())
                .isTrue();
    }

    @Test
    void scopesOfTwoLevelsAreRefusedWhole() {
        assertThatThrownBy(() -> SmartScopes.of("patient/Observation.rs user/Condition.rs"))
                .isInstanceOfSatisfying(ScopeInvalid.class, refused -> assertThat(refused.reason())
                        .isEqualTo(TokenRefusal.LEVELS_MIXED));
    }

    @Test
    void whatIsNoClinicalScopeOpensNothing() {
        SmartScopes scopes = SmartScopes.of("openid fhirUser launch/patient offline_access pratique/usage");

        assertThat(scopes.level()).isEmpty();
        assertThat(scopes.has("pratique/usage")).isTrue();
        assertThat(scopes.own()).containsExactly("pratique/usage");
    }

    @Test
    void aConstraintWithACodeSystemKeepsItsForm() {
        String scope = "patient/Condition.rs?category="
                + "http%3A%2F%2Fterminology.hl7.org%2FCodeSystem%2Fcondition-category%7Cproblem-list-item";

        assertThat(SmartScope.parse(scope).toString()).isEqualTo(scope);
        assertThat(SmartScope.parse(scope).constraints().getFirst().value())
                .isEqualTo("http://terminology.hl7.org/CodeSystem/condition-category|problem-list-item");
    }
}
