package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept when a stack goes: in prod what the law asks for, and nothing at all elsewhere. */
class KeptTest {

    private static final String[] HOLD_DATA = {
        "AWS::S3::Bucket",
        "AWS::DynamoDB::Table",
        "AWS::DynamoDB::GlobalTable",
        "AWS::RDS::DBInstance",
        "AWS::KMS::Key",
        "AWS::SecretsManager::Secret",
        "AWS::Cognito::UserPool",
        "AWS::Backup::BackupVault",
        "AWS::Logs::LogGroup",
        "AWS::SQS::Queue"
    };

    /** How far a sweep got, assertions that were used within the hour, and the key of logs that go with their stack. */
    private static final Set<String> MADE_ANEW = Set.of("SweepProgressTable", "TokenUsesTable", "WorkspaceKey");

    private static final Set<String> KEEPS = Set.of("Retain", "RetainExceptOnCreate", "Snapshot");

    @Test
    void whatHoldsDataSaysWhatBecomesOfItWhenItIsDeletedAndWhenItIsReplaced() {
        holds(Each.of(HOLD_DATA)
                .with("/DeletionPolicy", "set DeletionPolicy", KeptTest::isPolicy)
                .with("/UpdateReplacePolicy", "set UpdateReplacePolicy", KeptTest::isPolicy));
    }

    /** Logs and dead letters have their term; a replica is made again of its source. */
    @Test
    void prodKeepsItsKeysBucketsTablesDatabasesUsersAndSecrets() {
        holds(Each.of(Stream.of(HOLD_DATA)
                        .filter(type -> !List.of("AWS::Logs::LogGroup", "AWS::SQS::Queue")
                                .contains(type))
                        .toArray(String[]::new))
                .where(deployment ->
                        deployment.isProd() && deployment.template().equals("sam/template.yaml"))
                .which(holder -> !MADE_ANEW.contains(holder.logicalId()))
                .with("/DeletionPolicy", "keep it in prod", (stacks, holder, policy) -> KEEPS.contains(policy.asText()))
                .with(
                        "/UpdateReplacePolicy",
                        "keep it in prod",
                        (stacks, holder, policy) -> KEEPS.contains(policy.asText())));
    }

    @Test
    void everyOtherEnvironmentIsRemovedToTheLastBucket() {
        holds(Each.of(HOLD_DATA)
                .where(deployment -> !deployment.isProd())
                .with("/DeletionPolicy", "let it go where it is not prod", (stacks, holder, policy) -> policy.asText()
                        .equals("Delete")));
    }

    @Test
    void nothingButProdIsProtectedFromDeletion() {
        holds(Each.of("AWS::DynamoDB::Table")
                .where(deployment -> !deployment.isProd())
                .which(table -> !MADE_ANEW.contains(table.logicalId()))
                .has("DeletionProtectionEnabled", false));
        holds(Each.of("AWS::RDS::DBInstance")
                .where(deployment -> !deployment.isProd())
                .has("DeletionProtection", false));
        holds(Each.of("AWS::Cognito::UserPool")
                .where(deployment -> !deployment.isProd())
                .has("DeletionProtection", "INACTIVE"));
    }

    private static boolean isPolicy(JoinedStacks stacks, Resource holder, JsonNode policy) {
        return KEEPS.contains(policy.asText()) || policy.asText().equals("Delete");
    }
}
