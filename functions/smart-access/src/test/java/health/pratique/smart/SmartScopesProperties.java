package health.pratique.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SmartScopesProperties {

    private static final List<String> TYPES = List.of("Observation", "Condition", "Patient");

    @Property
    void anyTextIsReadOrRefusedAndNothingElseHappens(@ForAll String text) {
        read(text);
    }

    @Property
    void textThatLooksLikeAScopeIsReadOrRefusedAndNothingElseHappens(@ForAll("nearly") String text) {
        read(text).ifPresent(scopes -> assertThat(SmartScopes.of(scopes.toString()))
                .isEqualTo(scopes));
    }

    @Property
    void aScopeIsReadAsItIsWritten(@ForAll("scopes") SmartScope scope) {
        assertThat(SmartScope.parse(scope.toString())).isEqualTo(scope);
    }

    @Property
    void takingAScopeAwayNeverPermitsMore(
            @ForAll("ofOneLevel") List<SmartScope> scopes, @ForAll int which, @ForAll Interaction interaction) {
        List<SmartScope> fewer = new ArrayList<>(scopes);
        fewer.remove(Math.floorMod(which, scopes.size()));
        SmartScopes all = new SmartScopes(scopes, Set.of());
        SmartScopes less = new SmartScopes(fewer, Set.of());

        for (String type : TYPES) {
            less.permits(interaction, type).ifPresent(reach -> {
                ScopeReach before = all.permits(interaction, type).orElseThrow();
                assertThat(before.alternatives()).containsAll(reach.alternatives());
                assertThat(before.level()).isEqualTo(reach.level());
            });
        }
    }

    private static Optional<SmartScopes> read(String text) {
        try {
            return Optional.of(SmartScopes.of(text));
        } catch (ScopeInvalid refused) {
            assertThat(refused).hasMessageNotContaining("?");
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> nearly() {
        Arbitrary<String> part = Arbitraries.of(
                "patient/",
                "user/",
                "system/",
                "*",
                "Observation",
                ".",
                "rs",
                "cruds",
                "read",
                "write",
                "?",
                "&",
                "=",
                "category",
                "code",
                ":not",
                "_security",
                ",",
                "|",
                "%2",
                "%7C",
                " ",
                "+",
                "pratique/x",
                "é");
        return part.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<SmartScope> scopes() {
        return scope(Arbitraries.of(ScopeLevel.class));
    }

    @Provide
    Arbitrary<List<SmartScope>> ofOneLevel() {
        return Arbitraries.of(ScopeLevel.class)
                .flatMap(level ->
                        scope(Arbitraries.just(level)).list().ofMinSize(1).ofMaxSize(6));
    }

    private static Arbitrary<SmartScope> scope(Arbitrary<ScopeLevel> levels) {
        Arbitrary<Set<Interaction>> interactions =
                Arbitraries.of(Interaction.class).set().ofMinSize(1).map(EnumSet::copyOf);
        Arbitrary<List<ScopeConstraint>> constraints = Combinators.combine(
                        Arbitraries.of("category", "code", "_security"),
                        Arbitraries.of("laboratory", "a|b", "http://loinc.org|718-7", "a,b"))
                .as(ScopeConstraint::new)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(levels, Arbitraries.of("Observation", "Condition"), interactions, constraints)
                .as(SmartScope::new);
    }
}
