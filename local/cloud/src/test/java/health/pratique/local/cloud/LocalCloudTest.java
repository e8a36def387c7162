package health.pratique.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.functions.FunctionHandler;
import health.pratique.local.cloud.functions.FunctionHostFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A platform on one port, used with the real SDK's clients. */
class LocalCloudTest {

    private static final String MACHINE = "arn:aws:states:eu-west-2:000000000000:stateMachine:pipeline";

    private static final FunctionHandler FIRST = (function, payload) -> {
        if (text(payload).contains("broken")) {
            throw new IllegalStateException("broken");
        }
        return payload;
    };
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static final FunctionHandler SECOND = (function, payload) -> {
        SEEN.add(text(payload));
        return bytes("{\"by\": \"second\", \"was\": " + text(payload) + "}");
    };

    @TempDir
    static Path directory;

    private static LocalCloud cloud;
    private static S3Client s3;
    private static SfnClient sfn;
    private static LambdaClient lambda;
    private static EventBridgeClient events;
    private static DynamoDbClient dynamoDb;

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @BeforeAll
    static void start() throws Exception {
        cloud = LocalCloud.start(LocalCloudOptions.of(
                        SampleTemplate.write(directory, "none"),
                        FunctionHostFactory.inProcess(Map.of("First", FIRST, "Second", SECOND)))
                .withPort(0));
        Clients clients = new Clients(cloud.endpoint());
        s3 = clients.s3();
        sfn = clients.sfn();
        lambda = clients.lambda();
        events = clients.events();
        dynamoDb = clients.dynamoDb();
    }

    @AfterAll
    static void stop() {
        cloud.close();
        cloud.close();
    }

    private static void put(String bucket, String key) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("x"));
    }

    private static List<ExecutionListItem> executionsOf(String word) throws InterruptedException {
        assertThat(cloud.awaitIdle(Duration.ofSeconds(180))).isTrue();
        return sfn.listExecutions(request -> request.stateMachineArn(MACHINE)).executions().stream()
                .filter(item -> describe(item.executionArn()).input().contains(word))
                .toList();
    }

    private static DescribeExecutionResponse describe(String arn) {
        return sfn.describeExecution(request -> request.executionArn(arn));
    }

    @Test
    void anObjectThatArrivesRunsThroughTheStateMachine() throws Exception {
        put("intake", "in/arrives");
        List<ExecutionListItem> executions = executionsOf("in/arrives");
        assertThat(executions).hasSize(1);
        DescribeExecutionResponse execution = describe(executions.getFirst().executionArn());
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.output()).contains("second").contains("in/arrives");
        assertThat(sfn.getExecutionHistory(request -> request.executionArn(execution.executionArn()))
                        .events())
                .extracting(event -> event.type())
                .startsWith(HistoryEventType.EXECUTION_STARTED, HistoryEventType.TASK_STATE_ENTERED)
                .endsWith(HistoryEventType.TASK_STATE_EXITED, HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void anObjectElsewhereStartsNothing() throws Exception {
        put("intake", "out/elsewhere");
        put("quiet", "in/elsewhere");
        assertThat(executionsOf("elsewhere")).isEmpty();
    }

    @Test
    void theSameObjectFiveTimesIsFiveExecutions() throws Exception {
        for (int i = 0; i < 5; i++) {
            put("intake", "in/five");
        }
        assertThat(executionsOf("in/five")).hasSize(5);
    }

    @Test
    void whatAHandlerThrowsIsCaughtByItsClassName() throws Exception {
        put("intake", "in/broken");
        DescribeExecutionResponse execution =
                describe(executionsOf("in/broken").getFirst().executionArn());
        assertThat(execution.output()).isEqualTo("{\"error\":\"java.lang.IllegalStateException\"}");
    }

    @Test
    void anEventOfOnesOwnReachesTheSameRule() throws Exception {
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .source("test.source")
                .detailType("Anything")
                .detail("{\"object\": {\"key\": \"in/own-event\"}}")
                .build();
        PutEventsResponse response = events.putEvents(request -> request.entries(
                entry,
                entry.toBuilder().source("aws.s3").build(),
                entry.toBuilder().detail("{").build()));
        assertThat(response.failedEntryCount()).isEqualTo(2);
        assertThat(response.entries())
                .extracting(result -> result.errorCode())
                .containsExactly(null, "NotAuthorizedForSourceException", "MalformedDetail");
        assertThat(executionsOf("in/own-event")).hasSize(1);
    }

    @Test
    void aRuleLeadsToAQueueAndAFunctionToo() throws Exception {
        put("intake", "copy/one");
        assertThat(cloud.awaitIdle(Duration.ofSeconds(180))).isTrue();
        try (SqsClient sqs = new Clients(cloud.endpoint()).sqs()) {
            String queue =
                    sqs.getQueueUrl(request -> request.queueName("copies")).queueUrl();
            assertThat(sqs.receiveMessage(request -> request.queueUrl(queue)).messages())
                    .extracting(message -> message.body())
                    .containsExactly("\"copy/one\"");
        }
        assertThat(SEEN).anyMatch(event -> event.contains("\"key\":\"copy/one\""));
    }

    @Test
    void stepFunctionsRefusesWhatAwsRefuses() {
        assertThatThrownBy(() -> sfn.startExecution(request -> request.stateMachineArn(MACHINE + "x")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> sfn.startExecution(
                        request -> request.stateMachineArn(MACHINE).name("no good")))
                .isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> describe(MACHINE.replace("stateMachine", "execution") + ":none"))
                .isInstanceOf(ExecutionDoesNotExistException.class);
        assertThat(sfn.listStateMachines().stateMachines()).hasSize(1);
        assertThat(sfn.describeStateMachine(request -> request.stateMachineArn(MACHINE))
                        .definition())
                .contains("function:first");
    }

    @Test
    void aFunctionIsInvokedByNameAndArn() {
        InvokeResponse response =
                lambda.invoke(request -> request.functionName("second").payload(SdkBytes.fromUtf8String("{\"é\": 1}")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isNull();
        assertThat(response.payload().asUtf8String()).contains("{\"é\": 1}");
        InvokeResponse failed = lambda.invoke(
                request -> request.functionName("arn:aws:lambda:eu-west-2:000000000000:function:first:live")
                        .payload(SdkBytes.fromUtf8String("\"broken\"")));
        assertThat(failed.functionError()).isEqualTo("Unhandled");
        assertThat(failed.payload().asUtf8String())
                .contains("\"errorType\":\"java.lang.IllegalStateException\"")
                .contains("\"errorMessage\":\"broken\"");
        InvokeResponse later = lambda.invoke(request -> request.functionName("second")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{}")));
        assertThat(later.statusCode()).isEqualTo(202);
    }

    @Test
    void lambdaRefusesWhatItDoesNotKnowAndWhatIsTooLarge() {
        assertThatThrownBy(() -> lambda.invoke(request -> request.functionName("none")))
                .isInstanceOf(ResourceNotFoundException.class);
        SdkBytes large = SdkBytes.fromUtf8String("\"" + "x".repeat(6 * 1024 * 1024) + "\"");
        assertThatThrownBy(() ->
                        lambda.invoke(request -> request.functionName("second").payload(large)))
                .isInstanceOf(RequestTooLargeException.class);
    }

    @Test
    void theTemplatesTableAndEnvironmentAreThere() {
        assertThat(dynamoDb.describeTable(request -> request.tableName("registry"))
                        .table()
                        .tableStatus())
                .isEqualTo(TableStatus.ACTIVE);
        assertThat(cloud.environmentOf("First"))
                .containsEntry("BUCKET", "intake")
                .containsEntry("AWS_ENDPOINT_URL", cloud.endpoint().toString());
    }

    @Test
    void aBusyPortIsSaidInOneLine() {
        LocalCloudOptions options = LocalCloudOptions.of(
                        directory.resolve("template.yaml"), FunctionHostFactory.inProcess(Map.of()))
                .withPort(cloud.endpoint().getPort());
        assertThatThrownBy(() -> LocalCloud.start(options))
                .isInstanceOf(PlatformFault.class)
                .hasMessageContaining("Port " + cloud.endpoint().getPort() + " is in use")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aTemplateThatCannotBeUsedIsSaidInOneLine() {
        LocalCloudOptions options =
                LocalCloudOptions.of(directory.resolve("none.yaml"), FunctionHostFactory.inProcess(Map.of()));
        assertThatThrownBy(() -> LocalCloud.start(options))
                .isInstanceOf(PlatformFault.class)
                .hasMessageStartingWith("The template cannot be used")
                .message()
                .doesNotContain("\n");
    }
}
