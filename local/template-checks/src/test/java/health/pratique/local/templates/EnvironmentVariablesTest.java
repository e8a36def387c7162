package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.deployables.Deployables;
import health.pratique.local.deployables.Variables;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What a function is told is what its code reads, by its compiled classes. */
class EnvironmentVariablesTest {

    private static final String FUNCTION = "AWS::Lambda::Function";

    /** Read by Lambda's runtimes and by Quarkus, before any code of ours runs. */
    private static final Set<String> OF_RUNTIMES = Set.of("QUARKUS_LAMBDA_HANDLER", "DISABLE_SIGNAL_HANDLERS");

    /** What every function is given, whether it reads it or not: where the stores are, and nothing secret. */
    private static final Set<String> OF_EVERY_FUNCTION = Set.of(
            "PRATIQUE_ENVIRONMENT",
            "PRATIQUE_INTAKE_BUCKET",
            "PRATIQUE_RELEASED_BUCKET",
            "PRATIQUE_QUARANTINE_BUCKET",
            "PRATIQUE_DOCUMENTS_TABLE",
            "PRATIQUE_AUDIT_TABLE",
            "PRATIQUE_SUBJECT_KEY_SECRET");

    private static final Deployables DEPLOYABLES = new Deployables(Deployment.HOUSE);
    private static final Map<String, Variables> CODE = new ConcurrentHashMap<>();

    /** A default is for one machine: in the cloud, no table is called that. */
    @Test
    void everyVariableThatAFunctionsCodeNeedsIsSet() {
        holds(Rule.of(
                stacks -> stacks.all(FUNCTION).flatMap(function -> missing(function).stream()
                        .map(name -> Finding.of(stacks, function, "set " + name + ", which its code reads"))),
                stacks -> stacks.all(FUNCTION)
                        .flatMap(function -> code(function).needed().stream().map(name -> {
                            ObjectNode body = function.body().deepCopy();
                            body.withObject("/Properties/Environment/Variables").remove(name);
                            return new Broken(
                                    function + " is not told " + name, stacks.with(function.with(body)), function.id());
                        }))));
    }

    @Test
    void everyVariableThatIsSetIsReadByTheFunctionsCode() {
        holds(Rule.of(
                stacks -> stacks.all(FUNCTION).flatMap(function -> superfluous(function).stream()
                        .map(name -> Finding.of(stacks, function, "take " + name + " out: its code does not read it"))),
                stacks -> stacks.all(FUNCTION).map(function -> {
                    ObjectNode body = function.body().deepCopy();
                    body.withObject("/Properties/Environment/Variables").put("PRATIQUE_DOCUMENT_TABLE", "misspelt");
                    return new Broken(function + " is told too much", stacks.with(function.with(body)), function.id());
                })));
    }

    private static Set<String> missing(Resource function) {
        Set<String> missing = new TreeSet<>(code(function).needed());
        missing.removeAll(variables(function));
        return missing;
    }

    private static Set<String> superfluous(Resource function) {
        Set<String> superfluous = variables(function);
        superfluous.removeAll(code(function).read());
        superfluous.removeAll(OF_RUNTIMES);
        superfluous.removeAll(OF_EVERY_FUNCTION);
        return superfluous;
    }

    private static Set<String> variables(Resource function) {
        Set<String> names = new TreeSet<>();
        function.property("Environment/Variables").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Variables code(Resource function) {
        String module = function.text("Code/S3Key");
        String handler = function.property("Environment/Variables/QUARKUS_LAMBDA_HANDLER")
                .asText(DEPLOYABLES.handler(module));
        return CODE.computeIfAbsent(module + " " + handler, name -> DEPLOYABLES.variables(module, handler));
    }
}
