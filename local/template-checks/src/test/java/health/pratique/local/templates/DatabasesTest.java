package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where consents and clinical resources are. */
class DatabasesTest {

    private static final String DATABASE = "AWS::RDS::DBInstance";

    @Test
    void everyDatabaseIsPrivateAndEncryptedUnderAKeyOfOurs() {
        holds(Each.of(DATABASE)
                .has("PubliclyAccessible", false)
                .hasKeyOfOurs("KmsKeyId")
                .hasKeyOfOurs("PerformanceInsightsKMSKeyId"));
        // A replica is encrypted because its source is; RDS takes no StorageEncrypted beside a source.
        holds(Each.of(DATABASE)
                .which(database ->
                        database.property("SourceDBInstanceIdentifier").isMissingNode())
                .has("StorageEncrypted", true));
    }

    @Test
    void everyDatabaseTakesLoginsOfIamAndTlsAlone() {
        holds(Each.of(DATABASE)
                .has("EnableIAMDatabaseAuthentication", true)
                .with(
                        "/Properties/DBParameterGroupName",
                        "set DBParameterGroupName to a group with rds.force_ssl",
                        (stacks, database, group) -> stacks.referred(group.asText())
                                .filter(parameters -> parameters
                                        .property("Parameters/rds.force_ssl")
                                        .asText()
                                        .equals("1"))
                                .isPresent()));
        holds(Each.of("AWS::RDS::DBParameterGroup").has("Parameters/rds.force_ssl", 1));
        holds(Each.of("AWS::RDS::DBProxy").has("RequireTLS", true).has("DebugLogging", false));
    }

    @Test
    void theMastersPasswordIsInSecretsManager() {
        holds(Each.of(DATABASE)
                .which(database ->
                        database.property("SourceDBInstanceIdentifier").isMissingNode())
                .has("MasterUserPassword", "take it from Secrets Manager", password -> password.asText()
                        .startsWith("{{resolve:secretsmanager:")));
    }

    @Test
    void everyDatabaseOfProdSurvivesAZoneAMistakeAndAMonth() {
        holds(Each.of(DATABASE)
                .where(deployment ->
                        deployment.isProd() && deployment.template().equals("sam/template.yaml"))
                .has("MultiAZ", true)
                .has("DeletionProtection", true)
                .has("BackupRetentionPeriod", 35)
                .has("CopyTagsToSnapshot", true));
    }

    @Test
    void everyReplicaOfProdSurvivesAZoneAndAMistake() {
        holds(Each.of(DATABASE)
                .where(deployment ->
                        deployment.isProd() && deployment.template().equals("sam/recovery.yaml"))
                .has("MultiAZ", true)
                .has("DeletionProtection", true)
                .has("BackupRetentionPeriod", "keep backups", days -> days.asInt() >= 7));
    }

    /** Each database is reached by its own functions, and no other. */
    @Test
    void everyDatabaseIsInTheSubnetsWithoutAWayOut() {
        holds(Rule.of(
                stacks -> groups(stacks)
                        .filter(group ->
                                !group.items("SubnetIds").allMatch(subnet -> isIsolated(stacks, subnet.asText())))
                        .map(group -> Finding.of(stacks, group, "name the database subnets")),
                stacks -> groups(stacks)
                        .map(group -> changed(stacks, group, (body, properties) -> properties
                                .withArray("SubnetIds")
                                .set(0, "{network/PublicSubnetA}")))));
    }

    private static Broken changed(JoinedStacks stacks, Resource resource, BiConsumer<ObjectNode, ObjectNode> change) {
        ObjectNode body = resource.body().deepCopy();
        change.accept(body, body.withObject("/Properties"));
        return new Broken(resource + " is elsewhere", stacks.with(resource.with(body)), resource.id());
    }

    private static Stream<Resource> groups(JoinedStacks stacks) {
        return stacks.all("AWS::RDS::DBSubnetGroup");
    }

    private static boolean isIsolated(JoinedStacks stacks, String subnet) {
        return stacks.referred(subnet).isPresent()
                && stacks.all("AWS::EC2::SubnetRouteTableAssociation")
                        .filter(association -> association.text("SubnetId").equals(subnet))
                        .map(association -> association.text("RouteTableId"))
                        .allMatch(table -> stacks.all("AWS::EC2::Route")
                                .map(route -> route.property("RouteTableId"))
                                .map(JsonNode::asText)
                                .noneMatch(table::equals));
    }
}
