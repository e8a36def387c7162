package health.pratique.local.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.Clients;
import health.pratique.local.cloud.LocalCloud;
import health.pratique.local.cloud.LocalCloudOptions;
import health.pratique.local.cloud.functions.FunctionHandler;
import health.pratique.local.cloud.functions.FunctionHostFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

/** A platform whose roles allow less than its functions and its workflow call. */
class NarrowRoleTest {

    private static final String TEMPLATE = """
            Resources:
              Intake:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: intake
                  BucketEncryption:
                    ServerSideEncryptionConfiguration:
                      - ServerSideEncryptionByDefault: {SSEAlgorithm: aws:kms, KMSMasterKeyID: !GetAtt Key.Arn}
              Key: {Type: AWS::KMS::Key}
              Alerts: {Type: AWS::SNS::Topic, Properties: {TopicName: alerts}}
              Registry:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: registry
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
              Reader:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: reader
                  CodeUri: function.zip
                  Runtime: java25
                  Handler: handler
                  Policies:
                    - Statement:
                        - {Effect: Allow, Action: s3:GetObject, Resource: !Sub "${Intake.Arn}/in/*"}
                        - {Effect: Allow, Action: s3:PutObject, Resource: !Sub "${Intake.Arn}/out/*"}
                        - {Effect: Allow, Action: kms:Decrypt, Resource: !GetAtt Key.Arn}
                        - {Effect: Allow, Action: [dynamodb:GetItem, dynamodb:Query], Resource: !GetAtt Registry.Arn}
              Machine:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Name: machine
                  Definition:
                    QueryLanguage: JSONata
                    StartAt: Call
                    States:
                      Call:
                        Type: Task
                        Resource: arn:aws:states:::lambda:invoke
                        Arguments: {FunctionName: !GetAtt Reader.Arn, Payload: {}}
                        End: true
            """;

    @TempDir
    static Path directory;

    private static LocalCloud cloud;
    private static S3Client operator;
    private static S3Client reader;

    /** Reads an object, as a function whose client has the environment's key. */
    private static final FunctionHandler READ = (function, payload) -> {
        String key = new ObjectMapper().readTree(payload).path("key").asText();
        return ("\""
                        + reader.getObjectAsBytes(
                                        request -> request.bucket("intake").key(key))
                                .asUtf8String() + "\"")
                .getBytes(StandardCharsets.UTF_8);
    };

    @BeforeAll
    static void start() throws Exception {
        Path template = Files.writeString(directory.resolve("template.yaml"), TEMPLATE);
        cloud = LocalCloud.start(LocalCloudOptions.of(template, FunctionHostFactory.inProcess(Map.of("Reader", READ)))
                .withPort(0));
        operator = as(Callers.OPERATOR).s3();
        reader = as(cloud.environmentOf("Reader").get("AWS_ACCESS_KEY_ID")).s3();
        for (String key : List.of("in/a", "elsewhere/a")) {
            operator.putObject(request -> request.bucket("intake").key(key), RequestBody.fromString("x"));
        }
    }

    @AfterAll
    static void stop() {
        operator.close();
        reader.close();
        cloud.close();
    }

    private static Clients as(String accessKey) {
        return new Clients(cloud.endpoint(), accessKey);
    }

    private static InvokeResponse invoked(String key) {
        try (LambdaClient lambda = as(Callers.OPERATOR).lambda()) {
            return lambda.invoke(request -> request.functionName("reader")
                    .payload(software.amazon.awssdk.core.SdkBytes.fromUtf8String("{\"key\": \"" + key + "\"}")));
        }
    }

    private static JsonNode recorded() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new ObjectMapper()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(URI.create(cloud.endpoint() + AccessEndpoint.PATH))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body());
        }
    }

    private static JsonNode line(String list, String action, String resource) throws Exception {
        return StreamSupport.stream(recorded().path(list).spliterator(), false)
                .filter(line -> line.path("action").asText().equals(action)
                        && line.path("resource").asText().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFunctionFailsAsOnAwsWhereItsRoleLacksAGrant() throws Exception {
        assertThat(invoked("in/a").functionError()).isNull();
        InvokeResponse refused = invoked("elsewhere/a");
        assertThat(refused.functionError()).isEqualTo("Unhandled");
        assertThat(refused.payload().asUtf8String())
                .contains("AccessDeniedException", "is not authorized to perform: s3:GetObject", "Status Code: 403")
                .doesNotContain("elsewhere");
        assertThat(line("refused", "s3:GetObject", "arn:aws:s3:::intake/*")
                        .path("principal")
                        .asText())
                .isEqualTo("Reader");
        assertThat(line("allowed", "s3:GetObject", "arn:aws:s3:::intake/in/*")
                        .path("calls")
                        .asLong())
                .isPositive();
    }

    @Test
    void aWriteNeedsADataKeyOfTheBucketsKey() {
        assertThatThrownBy(() ->
                        reader.putObject(request -> request.bucket("intake").key("out/a"), RequestBody.fromString("x")))
                .isInstanceOfSatisfying(S3Exception.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("AccessDenied"))
                .hasMessageContaining("kms:GenerateDataKey");
        assertThat(operator.listObjectsV2(request -> request.bucket("intake").prefix("out/"))
                        .contents())
                .isEmpty();
    }

    @Test
    void whoMayNotListIsNotToldThatAnObjectIsNotThere() {
        assertThatThrownBy(() -> reader.getObjectAsBytes(
                        request -> request.bucket("intake").key("in/nothing")))
                .isInstanceOfSatisfying(S3Exception.class, refused -> assertThat(refused.statusCode())
                        .isEqualTo(403));
        assertThatThrownBy(() -> operator.getObjectAsBytes(
                        request -> request.bucket("intake").key("in/nothing")))
                .isInstanceOfSatisfying(S3Exception.class, missing -> assertThat(missing.statusCode())
                        .isEqualTo(404));
    }

    @Test
    void tablesRefuseInTheirOwnForm() {
        try (DynamoDbClient dynamo = as("Reader").dynamoDb()) {
            Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("1"));
            assertThat(dynamo.getItem(request -> request.tableName("registry").key(item))
                            .hasItem())
                    .isFalse();
            assertThatThrownBy(() -> dynamo.putItem(
                            request -> request.tableName("registry").item(item)))
                    .isInstanceOfSatisfying(DynamoDbException.class, refused -> assertThat(
                                    refused.awsErrorDetails().errorCode())
                            .isEqualTo("AccessDeniedException"))
                    .hasMessageContaining("User: arn:aws:sts::000000000000:assumed-role/pratique-ReaderRole/Reader");
        }
    }

    @Test
    void topicsRefuseInTheirOwnForm() {
        try (SnsClient sns = as("Reader").sns()) {
            String topic = cloud.template().topics().getFirst().arn();
            assertThatThrownBy(
                            () -> sns.publish(request -> request.topicArn(topic).message("x")))
                    .isInstanceOfSatisfying(SnsException.class, refused -> assertThat(
                                    refused.awsErrorDetails().errorCode())
                            .isEqualTo("AuthorizationError"));
        }
    }

    @Test
    void aWorkflowFailsWhereItsRoleMayNotInvoke() throws Exception {
        try (SfnClient sfn = as(Callers.OPERATOR).sfn()) {
            String machine = cloud.template().stateMachines().getFirst().arn();
            String execution = sfn.startExecution(request -> request.stateMachineArn(machine))
                    .executionArn();
            assertThat(cloud.awaitIdle(java.time.Duration.ofSeconds(180))).isTrue();
            DescribeExecutionResponse ended = sfn.describeExecution(request -> request.executionArn(execution));
            assertThat(ended.error()).isEqualTo("Lambda.AccessDeniedException");
            assertThat(ended.cause()).contains("lambda:InvokeFunction");
        }
    }

    @Test
    void aGrantThatNobodyUsesIsListed() throws Exception {
        assertThat(line("unused", "dynamodb:Query", "arn:aws:dynamodb:eu-west-2:000000000000:table/registry")
                        .path("statement")
                        .asText())
                .isEqualTo("Reader.Policies[0].Statement[3]");
    }
}
