package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import org.junit.jupiter.api.Test;

/** Where the registry, the trail and the ledgers are. */
class TablesTest {

    private static final String[] TABLES = {"AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"};

    @Test
    void everyTableIsEncryptedUnderAKeyOfOurs() {
        holds(Each.of(TABLES)
                .has("SSESpecification/SSEEnabled", true)
                .has("SSESpecification/SSEType", "KMS")
                .hasKeyOfOurs("SSESpecification/KMSMasterKeyId"));
    }

    /** A key that was destroyed is to be gone: no point in time has it. */
    @Test
    void everyTableButThatOfSubjectKeysCanBeHadAsItWasAtAnyTime() {
        holds(Each.of(TABLES)
                .but("SubjectKeysTable")
                .has("PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled", true));
    }

    /** How far a sweep got, and which assertions were used within the hour, is made anew. */
    @Test
    void noTableOfProdIsDeletedByMistake() {
        holds(Each.of(TABLES)
                .but("SweepProgressTable")
                .but("TokenUsesTable")
                .where(Deployment::isProd)
                .has("DeletionProtectionEnabled", true));
    }
}
