package health.pratique.local.cloud.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code AWS::RDS::DBCluster} or an {@code AWS::RDS::DBInstance} of its own: one database in the embedded PostgreSQL.
 *
 * @param databaseName the database that it is made with
 * @param managedSecret the secret that RDS keeps when it manages the master password
 * @param secretArn of the secret with the master user's name and password
 */
public record DatabaseResource(
        String logicalId,
        String identifier,
        Optional<String> databaseName,
        Optional<SecretResource> managedSecret,
        Optional<String> secretArn) {

    static final String INSTANCE = "AWS::RDS::DBInstance";
    static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final Pattern REFERENCE =
            Pattern.compile("\\{\\{resolve:secretsmanager:(arn:.+?):SecretString:password(?::.*)?}}");

    static DatabaseResource from(Properties properties, String identifier) {
        Optional<SecretResource> managed = properties.flag("ManageMasterUserPassword", false)
                ? Optional.of(SecretResource.managed(
                        properties.logicalId(), identifier, properties.required("MasterUsername")))
                : Optional.empty();
        return new DatabaseResource(
                properties.logicalId(),
                identifier,
                properties.text("DatabaseName").or(() -> properties.text("DBName")),
                managed,
                managed.map(SecretResource::arn)
                        .or(() -> properties.text("MasterUserPassword").map(text -> reference(properties, text))));
    }

    private static String reference(Properties properties, String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.matches()) {
            throw new TemplateInvalid(
                    properties.place() + ".MasterUserPassword",
                    "is no dynamic reference to a secret's key password: a password in a template is no secret");
        }
        return matcher.group(1);
    }
}
