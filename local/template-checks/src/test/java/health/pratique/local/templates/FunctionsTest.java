package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where functions run, and as whom. */
class FunctionsTest {

    private static final String FUNCTION = "AWS::Lambda::Function";

    private static final Map<String, String> WAYS = Map.of(
            "PRATIQUE_CONSENT_DATABASE_URL", "FunctionSecurityGroup",
            "PRATIQUE_CLINICAL_DATABASE_URL", "ClinicalFunctionSecurityGroup");

    @Test
    void everyFunctionIsInThePrivateSubnetsOfThreeZones() {
        holds(Each.of(FUNCTION)
                .with(
                        "/Properties/VpcConfig/SubnetIds",
                        "set VpcConfig.SubnetIds to PrivateSubnetIds (network.yaml)",
                        (stacks, function, subnets) -> subnets.size() == 3
                                && PolicyText.texts(subnets).stream().allMatch(subnet -> stacks.referred(subnet)
                                        .filter(of -> of.type().equals("AWS::EC2::Subnet")
                                                && of.logicalId().startsWith("PrivateSubnet"))
                                        .isPresent()))
                .with(
                        "/Properties/VpcConfig/SecurityGroupIds",
                        "set VpcConfig.SecurityGroupIds to what the function has to reach (network.yaml)",
                        (stacks, function, groups) -> !groups.isEmpty()
                                && PolicyText.texts(groups).stream().allMatch(group -> stacks.referred(group)
                                        .filter(of -> of.type().equals("AWS::EC2::SecurityGroup"))
                                        .isPresent())));
    }

    /** By its security group: whoever is told no address has no way there. */
    @Test
    void everyFunctionReachesTheDatabasesThatItIsToldAndNoOther() {
        holds(Rule.of(
                stacks -> stacks.all(FUNCTION)
                        .filter(function -> WAYS.entrySet().stream()
                                .anyMatch(way ->
                                        isTold(function, way.getKey()) != isLet(stacks, function, way.getValue())))
                        .map(function -> Finding.of(
                                stacks,
                                function,
                                "give it the security groups of the databases whose URL it has, or the plain one")),
                stacks -> stacks.all(FUNCTION).map(function -> {
                    ObjectNode body = function.body().deepCopy();
                    ObjectNode variables = body.withObject("/Properties/Environment/Variables");
                    WAYS.keySet().forEach(url -> {
                        if (variables.remove(url) == null) {
                            variables.put(url, "jdbc:postgresql://somewhere/consent");
                        }
                    });
                    return new Broken(function + " is told otherwise", stacks.with(function.with(body)), function.id());
                })));
    }

    private static boolean isTold(Resource function, String url) {
        return function.property("Environment/Variables").has(url);
    }

    private static boolean isLet(JoinedStacks stacks, Resource function, String group) {
        return function.items("VpcConfig/SecurityGroupIds")
                .flatMap(each -> stacks.referred(each.asText()).stream())
                .anyMatch(each -> each.logicalId().equals(group));
    }

    @Test
    void everyFunctionsSettingsAreEncryptedUnderAKeyOfOursAndItsCallsTraced() {
        holds(Each.of(FUNCTION).hasKeyOfOurs("KmsKeyArn").has("TracingConfig/Mode", "Active"));
    }

    @Test
    void everyFunctionRunsOnArmAsItsPackagingSays() {
        holds(Each.of(FUNCTION)
                .where(deployment -> !deployment.parameters().contains("Packaging=jvm"))
                .has("Architectures/0", "arm64")
                .has("Runtime", "provided.al2023")
                .has("SnapStart/ApplyOn", "None"));
        holds(Each.of(FUNCTION)
                .where(deployment -> deployment.parameters().contains("Packaging=jvm"))
                .has("Architectures/0", "arm64")
                .has("Runtime", "java25")
                .has("Handler", "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest")
                .has("SnapStart/ApplyOn", "PublishedVersions"));
    }

    @Test
    void noFunctionOfProdTakesTheConcurrencyOfAnother() {
        holds(Each.of(FUNCTION)
                .where(Deployment::isProd)
                .has("ReservedConcurrentExecutions", "set ReservedConcurrentExecutions", share -> share.asInt() > 0));
    }

    @Test
    void everyFunctionHasARoleOfItsOwn() {
        holds(Rule.of(
                stacks -> stacks.all(FUNCTION)
                        .filter(one -> stacks.referred(one.text("Role")).isEmpty()
                                || stacks.resources()
                                        .anyMatch(other -> !other.id().equals(one.id())
                                                && other.text("Role").equals(one.text("Role"))))
                        .map(one -> Finding.of(stacks, one, "give it a role of its own")),
                stacks -> stacks.all(FUNCTION).skip(1).map(one -> {
                    Resource first = stacks.all(FUNCTION).findFirst().orElseThrow();
                    return new Broken(one + " has the role of " + first, stacks.with(one.with(first.body())), one.id());
                })));
    }

    /** Callers name the alias: a version that fails is taken back without them. */
    @Test
    void everyFunctionIsCalledByTheAliasLiveThatIsChangedGradually() {
        holds(Rule.of(
                stacks -> stacks.all(FUNCTION)
                        .filter(function -> aliases(stacks, function).findAny().isEmpty())
                        .map(function ->
                                Finding.of(stacks, function, "set AutoPublishAlias: live and a DeploymentPreference")),
                stacks -> stacks.all(FUNCTION).flatMap(function -> aliases(stacks, function)
                        .map(alias -> new Broken(alias + " is gone", stacks.without(alias), function.id())))));
    }

    private static Stream<Resource> aliases(JoinedStacks stacks, Resource function) {
        return stacks.all("AWS::Lambda::Alias")
                .filter(alias -> alias.text("FunctionName").equals(function.ref()))
                .filter(alias -> alias.text("Name").equals("live"))
                .filter(alias -> stacks.referred(alias.body()
                                .at("/UpdatePolicy/CodeDeployLambdaAliasUpdate/DeploymentGroupName")
                                .asText())
                        .filter(group -> !group.items("AlarmConfiguration/Alarms")
                                .toList()
                                .isEmpty())
                        .isPresent());
    }

    /** Whoever calls without waiting cannot say that it failed. */
    @Test
    void everyFunctionThatARuleCallsKeepsTheCallsThatFail() {
        holds(Each.of(FUNCTION)
                .which(function -> !function.property("DeadLetterConfig").isMissingNode())
                .with(
                        "/Properties/DeadLetterConfig/TargetArn",
                        "set DeadLetterQueue to a queue of ours",
                        FunctionsTest::isQueue));
        holds(Rule.of(
                stacks -> calledByRules(stacks)
                        .filter(function ->
                                function.text("DeadLetterConfig/TargetArn").isEmpty())
                        .map(function ->
                                Finding.of(stacks, function, "a rule calls it and does not wait: set DeadLetterQueue")),
                stacks -> calledByRules(stacks).map(function -> {
                    ObjectNode body = function.body().deepCopy();
                    body.withObject("/Properties").remove("DeadLetterConfig");
                    return new Broken(function + " has no queue", stacks.with(function.with(body)), function.id());
                })));
    }

    private static boolean isQueue(JoinedStacks stacks, Resource resource, JsonNode value) {
        return stacks.referred(value.asText())
                .filter(queue -> queue.type().equals("AWS::SQS::Queue"))
                .isPresent();
    }

    private static Stream<Resource> calledByRules(JoinedStacks stacks) {
        return stacks.all("AWS::Events::Rule")
                .flatMap(rule -> rule.items("Targets"))
                .flatMap(target -> stacks.referred(target.path("Arn").asText()).stream())
                .filter(alias -> alias.type().equals("AWS::Lambda::Alias"))
                .flatMap(alias -> stacks.referred(alias.text("FunctionName")).stream())
                .distinct();
    }
}
