package health.pratique.local.cloud.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * An {@code AWS::SecretsManager::Secret}, or the one that RDS makes for {@code ManageMasterUserPassword}.
 *
 * @param literal the {@code SecretString} of the template
 * @param template of a generated secret: JSON that gets the password under {@code passwordKey}
 */
public record SecretResource(
        String logicalId,
        String name,
        String arn,
        Optional<String> literal,
        Optional<ObjectNode> template,
        Optional<String> passwordKey,
        PasswordRule passwordRule,
        Optional<String> encryptionKey)
        implements EncryptedStore {

    static final String TYPE = "AWS::SecretsManager::Secret";

    static SecretResource from(Properties properties, String name) {
        Properties generate = properties.object("GenerateSecretString");
        return new SecretResource(
                properties.logicalId(),
                name,
                arn(name),
                properties.text("SecretString"),
                generate.text("SecretStringTemplate").map(text -> parse(text, generate.place())),
                generate.text("GenerateStringKey"),
                PasswordRule.from(generate),
                properties.text("KmsKeyId"));
    }

    static SecretResource managed(String logicalId, String databaseIdentifier, String user) {
        String name = managedName(databaseIdentifier);
        return new SecretResource(
                logicalId,
                name,
                arn(name),
                Optional.empty(),
                Optional.of(new ObjectMapper().createObjectNode().put("username", user)),
                Optional.of("password"),
                PasswordRule.DATABASE,
                Optional.empty());
    }

    static String managedName(String databaseIdentifier) {
        return "rds!" + databaseIdentifier;
    }

    /** Secrets Manager ends a secret's ARN in six characters of its own; here they follow from the name. */
    static String arn(String name) {
        String suffix = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 6)
                .toUpperCase(Locale.ROOT);
        return Arns.of("secretsmanager", "secret:" + name + "-" + suffix);
    }

    /** A value for the secret: the template's literal, or a new one. */
    public String generate(RandomGenerator random) {
        return literal.orElseGet(() -> {
            String password = passwordRule.generate(random);
            return template.flatMap(json -> passwordKey.map(
                            key -> json.deepCopy().put(key, password).toString()))
                    .orElse(password);
        });
    }

    private static ObjectNode parse(String text, String place) {
        try {
            JsonNode json = new ObjectMapper().readTree(text);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new TemplateInvalid(place + ".SecretStringTemplate", "is not JSON");
        }
        throw new TemplateInvalid(place + ".SecretStringTemplate", "is not a JSON object");
    }

    /** The literal is a secret. */
    @Override
    public String toString() {
        return "SecretResource[" + logicalId + "]";
    }
}
