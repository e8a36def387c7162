package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the workflows are made of, and what they leave behind. */
class WorkflowsTest {

    private static final String MACHINE = "AWS::StepFunctions::StateMachine";
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

    @Test
    void everyWorkflowLogsWithoutItsDataAndIsTraced() {
        holds(Each.of(MACHINE)
                .has("LoggingConfiguration/Level", "ERROR", "ALL", "FATAL")
                .has("LoggingConfiguration/IncludeExecutionData", false)
                .has("TracingConfiguration/Enabled", true));
    }

    @Test
    void everyWorkflowIsEncryptedUnderAKeyOfOurs() {
        holds(Each.of(MACHINE)
                .has("EncryptionConfiguration/Type", "CUSTOMER_MANAGED_KMS_KEY")
                .hasKeyOfOurs("EncryptionConfiguration/KmsKeyId"));
    }

    @Test
    void everySubstitutionOfADefinitionIsGivenAndEachThatIsGivenIsUsed() {
        holds(Rule.of(
                stacks -> defined(stacks)
                        .filter(machine -> !wanted(machine).equals(given(machine)))
                        .map(machine -> Finding.of(
                                stacks,
                                machine,
                                "give exactly the substitutions of " + machine.text("DefinitionS3Location") + ": "
                                        + wanted(machine))),
                stacks -> defined(stacks).flatMap(machine -> Stream.concat(given(machine).stream(), Stream.of("Nobody"))
                        .map(name -> {
                            ObjectNode body = machine.body().deepCopy();
                            ObjectNode substitutions = body.withObject("/Properties/DefinitionSubstitutions");
                            if (name.equals("Nobody")) {
                                substitutions.put(name, "nobody");
                            } else {
                                substitutions.remove(name);
                            }
                            return new Broken(name + " of " + machine, stacks.with(machine.with(body)), machine.id());
                        }))));
    }

    /** An alias goes on with a version that holds while another is tried. */
    @Test
    void everyFunctionAndWorkflowThatAWorkflowCallsIsAnAlias() {
        holds(Rule.of(
                stacks -> defined(stacks)
                        .filter(machine -> !machine.property("DefinitionSubstitutions").properties().stream()
                                .allMatch(each -> isWhatItIsCalled(stacks, each.getKey(), each.getValue())))
                        .map(machine -> Finding.of(
                                stacks, machine, "give the alias of each function and workflow, the topic, the queue")),
                stacks -> defined(stacks)
                        .flatMap(machine -> given(machine).stream().map(name -> {
                            ObjectNode body = machine.body().deepCopy();
                            body.withObject("/Properties/DefinitionSubstitutions")
                                    .put(name, "{functions/CheckConsentFunction.Arn}");
                            return new Broken(name + " of " + machine, stacks.with(machine.with(body)), machine.id());
                        }))));
    }

    private static boolean isWhatItIsCalled(JoinedStacks stacks, String name, JsonNode value) {
        String type = name.endsWith("Function")
                ? "AWS::Lambda::Alias"
                : name.endsWith("Topic")
                        ? "AWS::SNS::Topic"
                        : name.endsWith("Queue") ? "AWS::SQS::Queue" : "AWS::StepFunctions::StateMachineAlias";
        return stacks.referred(value.asText())
                .filter(found -> found.type().equals(type) && found.logicalId().startsWith(name))
                .isPresent();
    }

    /** A role that calls what its workflow does not has too much; one that lacks something fails at the first document. */
    @Test
    void everyWorkflowMayCallExactlyTheFunctionsOfItsDefinition() {
        holds(Rule.of(
                stacks -> defined(stacks)
                        .filter(machine -> !called(machine).equals(permitted(stacks, machine)))
                        .map(machine -> Finding.of(
                                stacks, machine, "let its role invoke " + called(machine) + " and no other")),
                stacks -> defined(stacks).flatMap(machine -> stacks.referred(machine.text("RoleArn")).stream()
                        .map(role -> {
                            JsonNode body = role.body().deepCopy();
                            body.findParents("Action").stream()
                                    .filter(statement ->
                                            statement.path("Action").asText().equals("lambda:InvokeFunction"))
                                    .forEach(statement -> ((ObjectNode) statement)
                                            .putArray("Resource")
                                            .add("{functions/Nobody}"));
                            return new Broken(role + " calls nobody", stacks.with(role.with(body)), machine.id());
                        }))));
    }

    private static Set<String> called(Resource machine) {
        return machine.property("DefinitionSubstitutions").properties().stream()
                .filter(each -> each.getKey().endsWith("Function"))
                .map(each -> each.getValue().asText())
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> permitted(JoinedStacks stacks, Resource machine) {
        return stacks.referred(machine.text("RoleArn")).stream()
                .flatMap(role -> role.items("Policies"))
                .flatMap(policy -> PolicyText.statements(policy.path("PolicyDocument")))
                .filter(statement -> PolicyText.texts(statement.path("Action")).contains("lambda:InvokeFunction"))
                .flatMap(statement -> PolicyText.texts(statement.path("Resource")).stream())
                .collect(toCollection(TreeSet::new));
    }

    /** Those whose definition is a file. */
    private static Stream<Resource> defined(JoinedStacks stacks) {
        return stacks.all(MACHINE)
                .filter(machine -> machine.property("DefinitionS3Location").isTextual());
    }

    private static Set<String> given(Resource machine) {
        Set<String> names = new TreeSet<>();
        machine.property("DefinitionSubstitutions").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> wanted(Resource machine) {
        try {
            return SUBSTITUTION
                    .matcher(Files.readString(
                            Deployment.HOUSE.resolve("sam").resolve(machine.text("DefinitionS3Location"))))
                    .results()
                    .map(found -> found.group(1))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
