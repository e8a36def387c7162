package health.pratique.local.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import health.pratique.local.cli.TemplateText;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What AWS refuses, or lets be made and then never does, in an account that has nothing yet; no linter knows of it. */
class FirstDeploymentTest {

    private static final Pattern START = Pattern.compile("states:StartExecution.*\\n +Resource:(.*(?:\\n +- .*)*)");

    private static final Pattern MACHINE =
            Pattern.compile("!Ref \\w+(?<!Live)\\s*(?:\\n|$)|:stateMachine:[^:\\n]+(?:\\n|$)");

    private static final Pattern EVENTS_USE_KEYS = Pattern.compile(
            "- Sid: (\\w+)\\n +Effect: Allow\\n +Principal:\\n +Service: .*events\\.amazonaws\\.com.*\\n"
                    + " +Action: \\[kms:.*\\n +Resource: .*\\n +Condition:\\n +\\w+:\\n +(\\S+):");

    /** What follows in the same statement. */
    private static final Pattern EVENTS_PUBLISH =
            Pattern.compile("Service: .*events\\.amazonaws\\.com.*\\n +Action: sns:Publish\\n((?:            .*\\n)*)");

    private static String resource(String id) {
        return Pattern.compile("(?m)^  " + id + ":\\n((?:    .*\\n|\\n)+)")
                .matcher(templates())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String templates() {
        return TemplateText.read().text();
    }

    @Test
    void whoStartsAWorkflowMayStartTheMachineForStepFunctionsDoesNotAskForTheAlias() {
        List<String> resources = START.matcher(templates())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(resources)
                .hasSizeGreaterThan(3)
                .allSatisfy(named ->
                        assertThat(MACHINE.matcher(named).find()).as(named).isTrue());
    }

    @Test
    void rulesPublishToEncryptedTopicsAndQueuesWithoutAConditionOnTheirSourceWhichEventBridgeDoesNotSend() {
        List<MatchResult> statements =
                EVENTS_USE_KEYS.matcher(templates()).results().toList();
        assertThat(statements)
                .extracting(found -> found.group(1), found -> found.group(2))
                .contains(
                        tuple("RulesPublish", "kms:EncryptionContext:aws:sns:topicArn"),
                        tuple("RulesKeepDeadLetters", "kms:EncryptionContext:aws:sqs:arn"));
        assertThat(statements.stream()
                        .filter(found -> found.group(2).startsWith("aws:Source"))
                        .map(found -> found.group(1)))
                .as("an event bus says whose it is; a rule does not")
                .containsOnly("BusEncrypts");
    }

    @Test
    void topicsTakeWhatRulesPublishWithoutAConditionWhichEventBridgeDoesNotMeet() {
        List<String> statements = EVENTS_PUBLISH
                .matcher(templates())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(statements).hasSize(2).allSatisfy(rest -> assertThat(rest).doesNotContain("Condition:"));
    }

    @Test
    void theApisStageWaitsForTheRoleThatAccessLogsAreWrittenWith() {
        assertThat(resource("HealthApi")).contains("DependsOn: ApiGatewayLogging");
    }

    @Test
    void configDeliversIntoABucketThatLocksNothing() {
        assertThat(resource("SettingsDelivery"))
                .contains("S3BucketName: !Ref SettingsBucket", "DependsOn: SettingsBucketPolicy");
        assertThat(resource("SettingsBucket")).doesNotContain("ObjectLock");
    }

    @Test
    void theTrailMayDecryptWithTheKeyOfItsBucketWhichHasABucketKey() {
        assertThat(resource("RecordBucket")).contains("BucketKeyEnabled: true");
        assertThat(resource("RecordKey")).contains("Sid: TrailDecrypts");
    }

    @Test
    void whatHasANameAndIsKeptGoesWhenItsFirstDeploymentFailsSoThatTheSecondCanMakeIt() {
        assertThat(resource("BackupVault")).contains("DeletionPolicy: RetainExceptOnCreate");
        assertThat(resource("PhiSession")).contains("DeletionPolicy: RetainExceptOnCreate");
    }
}
