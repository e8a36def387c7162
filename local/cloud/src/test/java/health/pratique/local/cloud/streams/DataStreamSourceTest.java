package health.pratique.local.cloud.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.Clients;
import health.pratique.local.cloud.LocalCloud;
import health.pratique.local.cloud.LocalCloudOptions;
import health.pratique.local.cloud.PlatformFault;
import health.pratique.local.cloud.functions.FunctionHandler;
import health.pratique.local.cloud.functions.FunctionHostFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A data stream as the event source of a function. */
class DataStreamSourceTest {

    private static final String TEMPLATE = """
            Resources:
              Arrivals:
                Type: AWS::Kinesis::Stream
                Properties: {Name: arrivals, StreamModeDetails: {StreamMode: ON_DEMAND}}
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
                          Action: [kinesis:DescribeStreamSummary, kinesis:ListShards, kinesis:GetShardIterator, kinesis:GetRecords]
                          Resource: !GetAtt Arrivals.Arn
                        - {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Lost.Arn}
              Source:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  FunctionName: !Ref Reader
                  EventSourceArn: !GetAtt Arrivals.Arn
                  StartingPosition: TRIM_HORIZON
                  BatchSize: 10
                  BisectBatchOnFunctionError: true
                  MaximumRetryAttempts: 1
                  FunctionResponseTypes: [ReportBatchItemFailures]
                  DestinationConfig: {OnFailure: {Destination: !GetAtt Lost.Arn}}
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<JsonNode> seen = new LinkedBlockingQueue<>();

    /** Takes what it can, and never takes poison. */
    private final FunctionHandler reader = (function, payload) -> {
        for (JsonNode each : json.readTree(payload).path("Records")) {
            if (text(each).equals("poison")) {
                return json.createObjectNode()
                        .set(
                                "batchItemFailures",
                                json.createArrayNode()
                                        .add(json.createObjectNode()
                                                .put(
                                                        "itemIdentifier",
                                                        each.at("/kinesis/sequenceNumber")
                                                                .asText())))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
            }
            seen.add(each);
        }
        return "{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8);
    };

    @Test
    void eachRecordReachesTheFunctionInTheFormThatLambdaGivesIt(@TempDir Path directory) throws Exception {
        try (LocalCloud cloud = start(directory, TEMPLATE);
                KinesisClient kinesis = new Clients(cloud.endpoint()).kinesis()) {
            PutRecordResponse put = put(kinesis, "one");
            JsonNode event = seen.poll(120, TimeUnit.SECONDS);
            assertThat(text(event)).isEqualTo("one");
            assertThat(event.path("eventID").asText()).isEqualTo(put.shardId() + ":" + put.sequenceNumber());
            assertThat(event.path("eventSource").asText()).isEqualTo("aws:kinesis");
            assertThat(event.path("eventSourceARN").asText())
                    .isEqualTo("arn:aws:kinesis:eu-west-2:000000000000:stream/arrivals");
            assertThat(event.at("/kinesis/partitionKey").asText()).isEqualTo("key");
            assertThat(event.at("/kinesis/approximateArrivalTimestamp").isNumber())
                    .isTrue();
        }
    }

    @Test
    void whatItNeverTakesIsToldToTheQueueByItsPlaceAndHoldsUpNothing(@TempDir Path directory) throws Exception {
        try (LocalCloud cloud = start(directory, TEMPLATE);
                KinesisClient kinesis = new Clients(cloud.endpoint()).kinesis();
                SqsClient sqs = new Clients(cloud.endpoint()).sqs()) {
            PutRecordResponse poison = put(kinesis, "poison");
            put(kinesis, "two");
            assertThat(text(seen.poll(120, TimeUnit.SECONDS))).isEqualTo("two");
            JsonNode told = letter(cloud, sqs);
            assertThat(told.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
            JsonNode place = told.path("KinesisBatchInfo");
            assertThat(place.path("shardId").asText()).isEqualTo(poison.shardId());
            assertThat(place.path("startSequenceNumber").asText()).isEqualTo(poison.sequenceNumber());
            assertThat(place.path("streamArn").asText()).endsWith(":stream/arrivals");
        }
    }

    @Test
    void whatIsTooOldIsGivenUpHoweverOftenItMayBeTried(@TempDir Path directory) throws Exception {
        String template = TEMPLATE.replace(
                "MaximumRetryAttempts: 1", "MaximumRetryAttempts: -1\n      MaximumRecordAgeInSeconds: 1");
        try (LocalCloud cloud = start(directory, template);
                KinesisClient kinesis = new Clients(cloud.endpoint()).kinesis();
                SqsClient sqs = new Clients(cloud.endpoint()).sqs()) {
            PutRecordResponse poison = put(kinesis, "poison");
            JsonNode told = letter(cloud, sqs);
            assertThat(told.at("/requestContext/condition").asText()).isEqualTo("RecordAgeExceeded");
            assertThat(told.at("/KinesisBatchInfo/startSequenceNumber").asText())
                    .isEqualTo(poison.sequenceNumber());
        }
    }

    @Test
    void aFilterIsRefusedInPlaceOfBeingPassedOver(@TempDir Path directory) {
        String template = TEMPLATE.replace("BatchSize: 10", "BatchSize: 10\n      FilterCriteria: {Filters: []}");
        assertThatThrownBy(() -> start(directory, template))
                .isInstanceOf(PlatformFault.class)
                .hasMessageContaining("FilterCriteria");
    }

    private LocalCloud start(Path directory, String template) throws IOException {
        return LocalCloud.start(LocalCloudOptions.of(
                        Files.writeString(directory.resolve("template.yaml"), template),
                        FunctionHostFactory.inProcess(Map.of("Reader", reader)))
                .withPort(0));
    }

    private JsonNode letter(LocalCloud cloud, SqsClient sqs) throws IOException {
        return json.readTree(sqs.receiveMessage(request -> request.queueUrl(cloud.endpoint() + "/000000000000/lost")
                        .waitTimeSeconds(20))
                .messages()
                .getFirst()
                .body());
    }

    private static PutRecordResponse put(KinesisClient kinesis, String text) {
        return kinesis.putRecord(
                request -> request.streamName("arrivals").partitionKey("key").data(SdkBytes.fromUtf8String(text)));
    }

    private static String text(JsonNode event) {
        return new String(Base64.getDecoder().decode(event.at("/kinesis/data").asText()), StandardCharsets.UTF_8);
    }
}
