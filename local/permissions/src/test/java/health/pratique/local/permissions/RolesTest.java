package health.pratique.local.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.local.deployables.Origin;
import health.pratique.local.permissions.policy.DeployedFunction;
import health.pratique.local.permissions.policy.Granted;
import health.pratique.local.permissions.policy.ServiceRole;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The template's roles against the code of their functions. */
class RolesTest {

    private static final Permissions PERMISSIONS = new Permissions(Checkout.path());
    static final Collection<DeployedFunction> FUNCTIONS = PERMISSIONS.functions();
    static final Collection<ServiceRole> SERVICE_ROLES = PERMISSIONS.serviceRoles();

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void aFunctionIsGrantedWhatItsCodeCallsAndNothingElse(DeployedFunction function) {
        assertThat(PERMISSIONS.faults(function)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void whateverIsTakenFromARoleIsMissed(DeployedFunction function) {
        assertThat(function.granted()).allSatisfy(taken -> assertThat(PERMISSIONS.faults(with(
                        function,
                        function.granted().stream()
                                .filter(granted -> !granted.equals(taken))
                                .toList())))
                .singleElement()
                .asString()
                .startsWith(function.id() + " needs " + taken.what())
                .endsWith("add it to the role of the function at " + function.place()));
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void whateverIsAddedToARoleIsFoundWithItsLine(DeployedFunction function) {
        Granted added = new Granted("dynamodb:DeleteTable", "AuditTrailTable", "sam/functions.yaml:1", "");

        assertThat(PERMISSIONS.faults(with(
                        function,
                        Stream.concat(function.granted().stream(), Stream.of(added))
                                .toList())))
                .containsExactly(function.id()
                        + " is granted dynamodb:DeleteTable on AuditTrailTable at sam/functions.yaml:1, which it does not"
                        + " need: remove it");
    }

    @ParameterizedTest
    @FieldSource("SERVICE_ROLES")
    void aWorkflowAndARuleAreGrantedWhatTheirDefinitionsSayAndNothingElse(ServiceRole role) {
        assertThat(PERMISSIONS.faults(role)).isEmpty();
    }

    @Test
    void eachWorkflowAndEachRuleThatStartsOneHasARoleThatIsLookedAt() {
        assertThat(SERVICE_ROLES)
                .extracting(ServiceRole::id)
                .contains("PipelineRole", "ReviewRole", "PipelineStartRole", "GlassBrokenRole");
    }

    @Test
    void everyEntryOfTheLegendIsNeeded() {
        Set<String> used = FUNCTIONS.stream()
                .flatMap(function -> PERMISSIONS.legendUsed(function).stream())
                .collect(Collectors.toSet());

        assertThat(used).containsExactlyInAnyOrderElementsOf(Legend.PLACES.keySet());
    }

    @Test
    void whereTheLegendSaysThatSomethingLiesSomeFunctionPutsIt() {
        Set<String> put = FUNCTIONS.stream()
                .flatMap(function -> PERMISSIONS.needs(function).stream())
                .filter(need -> need.action().equals("s3:PutObject"))
                .map(need -> need.resource().substring(need.resource().indexOf('/') + 1))
                .collect(Collectors.toSet());

        assertThat(Legend.PLACES.values()).allSatisfy(origin -> assertThat(put)
                .anyMatch(key -> Keys.covers(key, key(origin)) || Keys.covers(key(origin), key)));
    }

    private static String key(Origin origin) {
        return switch (origin) {
            case Origin.Place place -> place.key();
            case Origin.Text text -> text.pattern();
            default -> throw new AssertionError("the legend says where objects lie, not " + origin);
        };
    }

    private static DeployedFunction with(DeployedFunction function, List<Granted> granted) {
        return new DeployedFunction(
                function.id(),
                function.module(),
                function.handler(),
                function.place(),
                function.environment(),
                function.rotates(),
                granted,
                function.surroundings());
    }
}
