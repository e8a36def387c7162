package health.pratique.local.cloud.template;

import java.util.Optional;

/**
 * An {@code AWS::RDS::DBCluster} or an {@code AWS::RDS::DBInstance} of its own: one database in the embedded PostgreSQL.
 *
 * @param databaseName the database that it is made with
 * @param managedSecret the secret that RDS keeps when it manages the master password
 */
public record DatabaseResource(
        String logicalId, String identifier, Optional<String> databaseName, Optional<SecretResource> managedSecret) {

    static final String INSTANCE = "AWS::RDS::DBInstance";
    static final String CLUSTER = "AWS::RDS::DBCluster";

    static DatabaseResource from(Properties properties, String identifier) {
        Optional<SecretResource> managed = properties.flag("ManageMasterUserPassword", false)
                ? Optional.of(SecretResource.managed(
                        properties.logicalId(), identifier, properties.required("MasterUsername")))
                : Optional.empty();
        return new DatabaseResource(
                properties.logicalId(),
                identifier,
                properties.text("DatabaseName").or(() -> properties.text("DBName")),
                managed);
    }
}
