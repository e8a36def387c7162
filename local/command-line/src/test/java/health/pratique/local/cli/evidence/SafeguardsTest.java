package health.pratique.local.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.local.cli.TemplateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What an auditor asks of every resource of a kind, over the templates as they are written: that needs nothing installed. The tests of
 * {@code local/template-checks} ask it of the stacks as CloudFormation gets them.
 */
class SafeguardsTest {

    private static final Pattern RESOURCE = Pattern.compile("(?m)^  ([A-Za-z0-9]+):\\n((?:    .*\\n|\\n)+)");

    private static final Pattern VERSIONED = Pattern.compile("VersioningConfiguration:\\n +Status: Enabled");

    /** A resource as it is written. */
    private record Written(String id, String text) {

        boolean is(String type) {
            return Pattern.compile("(?m)^    Type: AWS::" + type + "$")
                    .matcher(text)
                    .find();
        }
    }

    private static List<Written> all(String type) {
        List<Written> all = new ArrayList<>();
        Matcher resource = RESOURCE.matcher(TemplateText.read().stacks());
        while (resource.find()) {
            Written written = new Written(resource.group(1), resource.group(2));
            if (written.is(type)) {
                all.add(written);
            }
        }
        assertThat(all).as(type).isNotEmpty();
        return all;
    }

    private static Written one(String id, String type) {
        return all(type).stream()
                .filter(found -> found.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyBucketIsEncryptedPrivateAndVersionedButExports() {
        assertThat(all("S3::Bucket")).allSatisfy(bucket -> assertThat(bucket.text())
                .contains("SSEAlgorithm: aws:kms", "KMSMasterKeyID: !", "RestrictPublicBuckets: true"));
        assertThat(all("S3::Bucket").stream()
                        .filter(bucket -> !VERSIONED.matcher(bucket.text()).find())
                        .map(Written::id))
                .as("what an export held is gone when it is over; versions would keep it")
                .containsOnly("ExportBucket");
    }

    @Test
    void bucketsAndQueuesTakeTlsAlone() {
        assertThat(all("S3::BucketPolicy")).hasSameSizeAs(all("S3::Bucket")).allSatisfy(this::refusesWhatIsNotTls);
        assertThat(all("SQS::QueuePolicy")).hasSameSizeAs(all("SQS::Queue")).allSatisfy(this::refusesWhatIsNotTls);
    }

    private void refusesWhatIsNotTls(Written policy) {
        assertThat(policy.text()).contains("Effect: Deny", "aws:SecureTransport: \"false\"");
    }

    @Test
    void everyTableIsEncryptedAndRecoverableButTheSubjectKeys() {
        assertThat(all("DynamoDB::Table")).allSatisfy(table -> {
            assertThat(table.text()).contains("KMSMasterKeyId: !");
            assertThat(table.text().contains("PointInTimeRecoveryEnabled: true"))
                    .isEqualTo(!table.id().equals("SubjectKeysTable"));
        });
    }

    @Test
    void everyQueueAndTopicIsEncrypted() {
        assertThat(all("SQS::Queue"))
                .allSatisfy(queue -> assertThat(queue.text()).contains("KmsMasterKeyId: !"));
        assertThat(all("SNS::Topic"))
                .allSatisfy(topic -> assertThat(topic.text()).contains("KmsMasterKeyId: !"));
    }

    @Test
    void everyLogGroupHasAKeyAndATerm() {
        assertThat(all("Logs::LogGroup"))
                .allSatisfy(group -> assertThat(group.text()).contains("KmsKeyId: !", "RetentionInDays: "));
    }

    @Test
    void databasesArePrivateEncryptedAndOutliveTheStack() {
        assertThat(all("RDS::DBInstance")).allSatisfy(database -> assertThat(database.text())
                .contains(
                        "PubliclyAccessible: false",
                        "StorageEncrypted: true",
                        "KmsKeyId: !",
                        "DeletionProtection: !If [IsProd, true",
                        "MultiAZ: !If [IsProd, true")
                .containsPattern("DeletionPolicy: (Snapshot|!If \\[IsProd, Snapshot)"));
        assertThat(one("DatabaseParameters", "RDS::DBParameterGroup").text()).contains("rds.force_ssl: \"1\"");
    }

    @Test
    void thePasswordsOfDatabasesRotateAndNoFunctionMayReadThem() {
        String stacks = TemplateText.read().stacks();
        assertThat(all("RDS::DBInstance")).allSatisfy(database -> {
            String secret = database.id() + "Secret";
            assertThat(database.text()).contains("EnableIAMDatabaseAuthentication: true", "${" + secret + "}");
            assertThat(one(secret + "Rotation", "SecretsManager::RotationSchedule")
                            .text())
                    .contains("SecretId: !Ref " + secret + "\n", "AutomaticallyAfterDays: 30\n");
        });
        assertThat(all("Serverless::Function"))
                .allSatisfy(function -> assertThat(function.text()).doesNotContain("DatabaseSecret"));
        assertThat(all("IAM::Role"))
                .filteredOn(role -> !role.id().equals("RotateSecretRole"))
                .allSatisfy(role -> assertThat(role.text()).doesNotContain("DatabaseSecret"));
        assertThat(all("RDS::DBProxy")).allSatisfy(proxy -> assertThat(proxy.text())
                .contains("RequireTLS: true", "DefaultAuthScheme: IAM_AUTH")
                .doesNotContain("SecretArn"));
        assertThat(Pattern.compile("DATABASE_SECRET:").matcher(stacks).find()).isFalse();
    }

    /** The one that the rotation makes is the one that functions are, and may be. */
    @Test
    void functionsLogInAsTheRoleThatIsMadeForThem() {
        assertThat(one("RotateSecretFunction", "Serverless::Function").text())
                .contains("PRATIQUE_ROTATE_FUNCTIONS_USER: pratique_functions\n");
        assertThat(all("Serverless::Function"))
                .filteredOn(function -> function.text().contains("_DATABASE_URL"))
                .isNotEmpty()
                .allSatisfy(function -> {
                    Written role = one(function.id().replace("Function", "Role"), "IAM::Role");
                    for (String which : List.of("Consent", "Clinical")) {
                        String setting = "PRATIQUE_" + which.toUpperCase(Locale.ROOT) + "_DATABASE_";
                        String connect = "dbuser:${" + which + "DatabaseResourceId}/pratique_functions\n";
                        assertThat(role.text().contains(connect))
                                .as(function.id() + ", " + which)
                                .isEqualTo(function.text().contains(setting + "USER: pratique_functions\n"))
                                .isEqualTo(function.text().contains(setting + "URL"));
                    }
                });
    }

    @Test
    void keysRotate() {
        assertThat(all("KMS::Key")).allSatisfy(key -> assertThat(key.text().contains("EnableKeyRotation: true"))
                .as(key.id())
                .isEqualTo(!key.text().contains("KeyUsage: SIGN_VERIFY")));
    }

    @Test
    void everyAlarmTellsSomebody() {
        String template = TemplateText.read().stacks();
        assertThat(all("CloudWatch::Alarm")).allSatisfy(alarm -> {
            boolean partOfAnother = template.contains("ALARM(\"${" + alarm.id() + "}\")");
            assertThat(alarm.text().contains("AlarmActions: ") || partOfAnother)
                    .as(alarm.id())
                    .isTrue();
        });
    }

    @Test
    void theWorkflowLogsNoExecutionData() {
        assertThat(TemplateText.read().stacks())
                .contains("IncludeExecutionData: false")
                .doesNotContain("IncludeExecutionData: true");
    }

    @Test
    void noFunctionMayChangeOrRemoveRowsOfTheTrail() {
        Matcher statement = Pattern.compile("Action: (.*dynamodb:.*)\\s+Resource:\\s+(!.*|(?:- .*\\s+)+)")
                .matcher(TemplateText.read().stacks());
        int writers = 0;
        while (statement.find()) {
            if (Pattern.compile("!(Ref|GetAtt) AuditTrailTable(Arn|[.]Arn)")
                    .matcher(statement.group(2))
                    .find()) {
                assertThat(statement.group(1))
                        .doesNotContain("UpdateItem", "DeleteItem", "BatchWriteItem", "dynamodb:*");
                writers++;
            }
        }
        assertThat(writers).isGreaterThan(8);
    }

    @Test
    void usersHaveASecondFactorAndNobodySignsUp() {
        assertThat(one("ApiUserPool", "Cognito::UserPool").text())
                .contains("MfaConfiguration: \"ON\"", "AllowAdminCreateUserOnly: true", "MinimumLength: 14")
                .containsPattern("Name: role, AttributeDataType: String, Mutable: false");
    }

    @Test
    void theAuditBucketIsWriteOnceForSevenYearsInProd() {
        assertThat(one("AuditBucket", "S3::Bucket").text())
                .contains("ObjectLockEnabled: true", "- IsProd", "Mode: COMPLIANCE", "Years: 7");
    }
}
