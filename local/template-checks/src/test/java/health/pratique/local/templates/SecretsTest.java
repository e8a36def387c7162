package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A secret is in Secrets Manager, and nowhere else. */
class SecretsTest {

    private static final String SECRET = "AWS::SecretsManager::Secret";

    /** Forms of keys and logins that need no name to be known. */
    private static final Pattern LOOKS_SECRET = Pattern.compile(
            "(?s).*(\\bA(KIA|SIA)[0-9A-Z]{16}\\b|-----BEGIN [A-Z ]*KEY|://[^/{} ]+:[^/{}@ ]+@|(?i)(password|secret)=[^{&\\s]).*");

    private static final Pattern NAMES_SECRET = Pattern.compile(
            "(?i).*(password|passphrase|secretstring|clientsecret|authtoken|apikey|accesskey|privatekey)$");

    private static final Pattern VARIABLE_OF_SECRET = Pattern.compile(".*(SECRET|PASSWORD|TOKEN|CREDENTIAL|_KEY)$");

    @Test
    void everySecretIsEncryptedUnderAKeyOfOurs() {
        holds(Each.of(SECRET).hasKeyOfOurs("KmsKeyId"));
    }

    /** Cognito makes the secret of its client. */
    @Test
    void everySecretIsMadeWhereItIsKept() {
        holds(Each.of(SECRET)
                .but("ApiBackendClientSecret")
                .has("GenerateSecretString", "have it made", JsonNode::isObject));
        holds(Each.of(SECRET)
                .which(secret -> secret.logicalId().equals("ApiBackendClientSecret"))
                .has("SecretString", "have it made, or take it from what made it", text -> Reference.first(
                                text.asText())
                        .isPresent()));
    }

    @Test
    void noPropertyHoldsASecretInPlainText() {
        holds(everyText(
                (name, value) -> LOOKS_SECRET.matcher(value).matches()
                        || (NAMES_SECRET.matcher(name).matches() && isPlain(value)),
                "take it from Secrets Manager: {{resolve:secretsmanager:...}}",
                body -> Stream.of(
                        Map.entry("Comment", "AKIA" + "ABCDEFGHIJKLMNOP"),
                        Map.entry("MasterUserPassword", "correct horse"),
                        Map.entry("Url", "jdbc:postgresql://pratique:horse@host/consent"))));
    }

    /** A function is told where a secret is. */
    @Test
    void noFunctionHasASecretAmongItsSettings() {
        holds(Rule.of(
                stacks -> functions(stacks)
                        .filter(function -> function.property("Environment/Variables").properties().stream()
                                .anyMatch(variable -> VARIABLE_OF_SECRET
                                                        .matcher(variable.getKey())
                                                        .matches()
                                                && isPlain(variable.getValue().asText())
                                        || variable.getValue().asText().contains("{{resolve:")
                                        || variable.getValue().asText().endsWith("Secret}")
                                                && stacks.referred(variable.getValue()
                                                                .asText())
                                                        .filter(of -> of.type().equals(SECRET))
                                                        .isEmpty()))
                        .map(function -> Finding.of(stacks, function, "name the secret, and read it at the start")),
                stacks -> functions(stacks).flatMap(function -> Stream.of(
                                Map.entry("PRATIQUE_API_SECRET", "correct horse"),
                                Map.entry("PRATIQUE_LOGIN", "{{resolve:secretsmanager:x:SecretString:password}}"),
                                Map.entry("PRATIQUE_CLIENT", "{api/ApiBackendClient.ClientSecret}"))
                        .map(plain -> {
                            ObjectNode body = function.body().deepCopy();
                            body.withObject("/Properties/Environment/Variables").put(plain.getKey(), plain.getValue());
                            return new Broken(
                                    function + " has " + plain.getKey(),
                                    stacks.with(function.with(body)),
                                    function.id());
                        }))));
    }

    private static Rule everyText(
            BiPredicate<String, String> isWrong,
            String remedy,
            Function<JsonNode, Stream<Map.Entry<String, String>>> wrong) {
        return Rule.of(
                stacks -> stacks.resources()
                        .filter(resource -> {
                            boolean[] found = new boolean[1];
                            texts(
                                    "",
                                    resource.body().path("Properties"),
                                    (name, value) -> found[0] |= isWrong.test(name, value));
                            return found[0];
                        })
                        .map(resource -> Finding.of(stacks, resource, remedy)),
                stacks -> stacks.resources()
                        .filter(resource -> resource.type().startsWith("AWS::RDS::DBI"))
                        .flatMap(resource -> wrong.apply(resource.body()).map(plain -> {
                            ObjectNode body = resource.body().deepCopy();
                            body.withObject("/Properties").put(plain.getKey(), plain.getValue());
                            return new Broken(
                                    resource + " has " + plain.getKey(),
                                    stacks.with(resource.with(body)),
                                    resource.id());
                        })));
    }

    private static void texts(String name, JsonNode value, BiConsumer<String, String> each) {
        if (value.isTextual()) {
            each.accept(name, value.asText());
        }
        value.properties().forEach(member -> texts(member.getKey(), member.getValue(), each));
        if (value.isArray()) {
            value.forEach(item -> texts(name, item, each));
        }
    }

    private static boolean isPlain(String value) {
        return !value.contains("{{resolve:secretsmanager:")
                && Reference.first(value).isEmpty();
    }

    private static Stream<Resource> functions(JoinedStacks stacks) {
        return stacks.all("AWS::Lambda::Function");
    }
}
