package health.pratique.local.cloud.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.Clients;
import health.pratique.local.cloud.LocalCloud;
import health.pratique.local.cloud.LocalCloudOptions;
import health.pratique.local.cloud.functions.FunctionHandler;
import health.pratique.local.cloud.functions.FunctionHostFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A table's stream as the event source of a function. */
class StreamSourceTest {

    private static final String TEMPLATE = """
            Resources:
              Trail:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: trail
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: NEW_IMAGE}
              Lost: {Type: AWS::SQS::Queue, Properties: {QueueName: lost}}
              Reader:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: reader
                  CodeUri: function.zip
                  Runtime: java25
                  Handler: handler
                  Policies:
                    - Statement:
                        - Effect: Allow
                          Action: [dynamodb:DescribeStream, dynamodb:GetShardIterator, dynamodb:GetRecords]
                          Resource: !GetAtt Trail.StreamArn
                        - {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Lost.Arn}
              Source:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  FunctionName: !Ref Reader
                  EventSourceArn: !GetAtt Trail.StreamArn
                  StartingPosition: TRIM_HORIZON
                  BatchSize: 10
                  BisectBatchOnFunctionError: true
                  MaximumRetryAttempts: 1
                  FunctionResponseTypes: [ReportBatchItemFailures]
                  DestinationConfig: {OnFailure: {Destination: !GetAtt Lost.Arn}}
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> batches = new LinkedBlockingQueue<>();

    /** Takes what it can, and never takes a row named poison. */
    private final FunctionHandler reader = (function, payload) -> {
        JsonNode records = json.readTree(payload).path("Records");
        batches.add(records.size());
        for (JsonNode each : records) {
            String id = each.at("/dynamodb/NewImage/id/S").asText();
            if (id.equals("poison")) {
                String number = each.at("/dynamodb/SequenceNumber").asText();
                return ("{\"batchItemFailures\":[{\"itemIdentifier\":\"" + number + "\"}]}")
                        .getBytes(StandardCharsets.UTF_8);
            }
            seen.add(each.path("eventName").asText() + " " + id);
        }
        return "{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8);
    };

    @Test
    void eachRowReachesTheFunctionAndWhatItNeverTakesIsToldToTheQueue(@TempDir Path directory) throws Exception {
        Path template = Files.writeString(directory.resolve("template.yaml"), TEMPLATE);
        try (LocalCloud cloud = LocalCloud.start(
                        LocalCloudOptions.of(template, FunctionHostFactory.inProcess(Map.of("Reader", reader)))
                                .withPort(0));
                DynamoDbClient dynamo = new Clients(cloud.endpoint()).dynamoDb();
                SqsClient sqs = new Clients(cloud.endpoint()).sqs()) {
            put(dynamo, "one");
            assertThat(seen.poll(120, TimeUnit.SECONDS)).isEqualTo("INSERT one");
            put(dynamo, "poison");
            put(dynamo, "two");
            assertThat(seen.poll(120, TimeUnit.SECONDS)).isEqualTo("INSERT two");
            Message told = sqs.receiveMessage(request -> request.queueUrl(cloud.endpoint() + "/000000000000/lost")
                            .waitTimeSeconds(10))
                    .messages()
                    .getFirst();
            assertThat(json.readTree(told.body())
                            .at("/DDBStreamBatchInfo/batchSize")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void recordsAreGatheredForTheWindowUntilTheyFillABatch(@TempDir Path directory) throws Exception {
        Path template = Files.writeString(
                directory.resolve("template.yaml"),
                TEMPLATE.replace("BatchSize: 10", "BatchSize: 10\n      MaximumBatchingWindowInSeconds: 300"));
        try (LocalCloud cloud = LocalCloud.start(
                        LocalCloudOptions.of(template, FunctionHostFactory.inProcess(Map.of("Reader", reader)))
                                .withPort(0));
                DynamoDbClient dynamo = new Clients(cloud.endpoint()).dynamoDb()) {
            for (int row = 0; row < 20; row++) {
                put(dynamo, "row-" + row);
            }
            assertThat(batches.poll(120, TimeUnit.SECONDS)).isEqualTo(10);
            assertThat(batches.poll(120, TimeUnit.SECONDS)).isEqualTo(10);
        }
    }

    @Test
    void whatTheFilterDoesNotNameNeitherReachesTheFunctionNorFillsABatch(@TempDir Path directory) throws Exception {
        Path template = Files.writeString(directory.resolve("template.yaml"), TEMPLATE.replace("BatchSize: 10", """
                        BatchSize: 2
                              MaximumBatchingWindowInSeconds: 300
                              FilterCriteria:
                                Filters:
                                  - Pattern: '{"eventName": ["INSERT"], "dynamodb": {"NewImage": {"id": {"S": [{"prefix": "wanted"}]}}}}'\
                        """));
        try (LocalCloud cloud = LocalCloud.start(
                        LocalCloudOptions.of(template, FunctionHostFactory.inProcess(Map.of("Reader", reader)))
                                .withPort(0));
                DynamoDbClient dynamo = new Clients(cloud.endpoint()).dynamoDb()) {
            put(dynamo, "wanted-1");
            put(dynamo, "other");
            put(dynamo, "wanted-1");
            put(dynamo, "wanted-2");

            assertThat(seen.poll(120, TimeUnit.SECONDS)).isEqualTo("INSERT wanted-1");
            assertThat(seen.poll(120, TimeUnit.SECONDS)).isEqualTo("INSERT wanted-2");
        }
    }

    private static void put(DynamoDbClient dynamo, String id) {
        dynamo.putItem(request -> request.tableName("trail").item(Map.of("id", AttributeValue.fromS(id))));
    }
}
