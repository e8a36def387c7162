package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may become whom, and who may call what. */
class TrustTest {

    private static final String ROLE = "AWS::IAM::Role";
    private static final String PERMISSION = "AWS::Lambda::Permission";

    /**
     * Services that are not documented to say for which account they take a role: a condition on it would shut them out. Lambda's and
     * CodeDeploy's roles are made by SAM, which takes no condition.
     */
    private static final Set<String> SAY_NO_ACCOUNT = Set.of(
            "apigateway.amazonaws.com",
            "cloudtrail.amazonaws.com",
            "codedeploy.amazonaws.com",
            "ec2.amazonaws.com",
            "lambda.amazonaws.com",
            "malware-protection-plan.guardduty.amazonaws.com",
            "rds.amazonaws.com",
            "s3.amazonaws.com");

    @Test
    void everyRoleIsTakenByOneServiceForThisAccountAlone() {
        holds(Rule.of(
                stacks -> stacks.all(ROLE)
                        .filter(role -> !isExact(role))
                        .map(
                                role -> Finding.of(
                                        stacks,
                                        role,
                                        "trust one service, with aws:SourceAccount or aws:SourceArn where the service says it")),
                stacks -> stacks.all(ROLE).flatMap(role -> Stream.of("Principal", "Action", "Condition", "Effect")
                        .filter(what -> !what.equals("Condition")
                                || role.body()
                                        .at("/Properties/AssumeRolePolicyDocument")
                                        .toString()
                                        .contains("Condition"))
                        .map(what -> {
                            JsonNode body = role.body().deepCopy();
                            body.at("/Properties/AssumeRolePolicyDocument/Statement")
                                    .forEach(statement -> ((ObjectNode) statement).remove(what));
                            return new Broken(what + " of " + role, stacks.with(role.with(body)), role.id());
                        }))));
    }

    private static boolean isExact(Resource role) {
        List<JsonNode> statements =
                PolicyText.statements(role.property("AssumeRolePolicyDocument")).toList();
        return statements.size() == 1 && isExact(statements.getFirst());
    }

    private static boolean isExact(JsonNode statement) {
        List<String> services = PolicyText.texts(statement.at("/Principal/Service"));
        return statement.path("Effect").asText().equals("Allow")
                && statement.path("Principal").size() == 1
                && services.size() == 1
                && PolicyText.texts(statement.path("Action")).equals(List.of("sts:AssumeRole"))
                && (SAY_NO_ACCOUNT.contains(services.getFirst())
                        || statement
                                .at("/Condition/StringEquals/aws:SourceAccount")
                                .asText()
                                .equals(References.ACCOUNT)
                        || statement
                                .at("/Condition/StringEquals/aws:SourceArn")
                                .asText()
                                .contains(":" + References.ACCOUNT + ":"));
    }

    @Test
    void noRoleMayDoEverythingThatAServiceDoes() {
        holds(Rule.of(
                stacks -> stacks.all(ROLE)
                        .filter(role -> role.items("Policies")
                                .flatMap(policy -> PolicyText.statements(policy.path("PolicyDocument")))
                                .flatMap(statement -> PolicyText.items(statement.path("Action")))
                                .anyMatch(action -> action.asText().equals("*")
                                        || action.asText().endsWith(":*")))
                        .map(role -> Finding.of(stacks, role, "name each action")),
                stacks -> stacks.all(ROLE)
                        .filter(role -> role.property("Policies").isArray())
                        .map(role -> {
                            JsonNode body = role.body().deepCopy();
                            body.at("/Properties/Policies/0/PolicyDocument/Statement")
                                    .forEach(statement -> ((ObjectNode) statement).put("Action", "s3:*"));
                            return new Broken("s3:* for " + role, stacks.with(role.with(body)), role.id());
                        })));
    }

    /** A service that anybody can use calls a function only for a resource of this account. */
    @Test
    void everyPermissionToCallAFunctionNamesItsSourceInThisAccount() {
        holds(Each.of(PERMISSION)
                .but("RotateSecretMayBeCalled")
                .has("Action", "lambda:InvokeFunction")
                .has("Principal", "name one service", service -> service.asText()
                        .endsWith(".amazonaws.com"))
                .with(
                        "/Properties/SourceArn",
                        "set SourceArn to what calls",
                        (stacks, permission, source) -> source.asText().contains(":" + References.ACCOUNT + ":")
                                || stacks.referred(source.asText())
                                        .filter(caller -> !caller.type().equals("AWS::S3::Bucket")
                                                || permission
                                                        .text("SourceAccount")
                                                        .equals(References.ACCOUNT))
                                        .isPresent()));
    }

    /** It says for whose account it calls, and not for which secret. */
    @Test
    void secretsManagerCallsAFunctionForThisAccountAlone() {
        holds(Each.of(PERMISSION)
                .which(permission -> permission.text("Principal").startsWith("secretsmanager."))
                .has("Action", "lambda:InvokeFunction")
                .has("SourceAccount", References.ACCOUNT));
    }

    @Test
    void everyPermissionIsToCallAnAlias() {
        holds(Each.of(PERMISSION)
                .with(
                        "/Properties/FunctionName",
                        "permit the alias and not the function",
                        (stacks, permission, name) -> stacks.referred(name.asText())
                                .filter(alias -> alias.type().equals("AWS::Lambda::Alias"))
                                .isPresent()));
    }
}
