package health.pratique.local.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.Clients;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.DataStreamResource;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Kinesis as the SDK for Java speaks to it, which is CBOR, and as the AWS CLI does, which is JSON. */
class KinesisEndpointTest {

    private static final Instant NOON = Instant.parse("2024-03-04T12:00:00.250Z");
    private static final String STREAM = "arrivals";

    private final Moved clock = new Moved();
    private final ObjectMapper json = new ObjectMapper();
    private Gateway gateway;
    private KinesisClient kinesis;

    private static final class Moved extends Clock {
        private volatile Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void start() throws IOException {
        KinesisEndpoint endpoint = new KinesisEndpoint(clock);
        endpoint.make(new DataStreamResource(
                "Arrivals", STREAM, Arns.of("kinesis", "stream/" + STREAM), true, 4, 24, Optional.empty()));
        gateway = Gateway.start(0, List.of(endpoint));
        kinesis = new Clients(gateway.endpoint()).kinesis();
    }

    @AfterEach
    void stop() throws IOException {
        kinesis.close();
        gateway.close();
    }

    @Test
    void aStreamOnDemandBeginsWithFourShardsThatShareAllHashes() {
        StreamDescriptionSummary summary = kinesis.describeStreamSummary(request -> request.streamName(STREAM))
                .streamDescriptionSummary();
        assertThat(summary.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(summary.streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
        assertThat(summary.openShardCount()).isEqualTo(4);
        assertThat(summary.streamCreationTimestamp()).isEqualTo(NOON);
        List<Shard> shards = kinesis.listShards(request -> request.streamARN(summary.streamARN()))
                .shards();
        assertThat(shards).hasSize(4);
        assertThat(shards.getFirst().hashKeyRange().startingHashKey()).isEqualTo("0");
        assertThat(shards.getLast().hashKeyRange().endingHashKey())
                .isEqualTo(
                        BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE).toString());
        for (int next = 1; next < 4; next++) {
            assertThat(new BigInteger(shards.get(next).hashKeyRange().startingHashKey()))
                    .isEqualTo(
                            new BigInteger(shards.get(next - 1).hashKeyRange().endingHashKey()).add(BigInteger.ONE));
        }
    }

    @Test
    void whatIsPutIsReadAsItWas() {
        byte[] content = {0, 1, (byte) 0xff, 'x'};
        PutRecordResponse put = put("key", content);
        Record read = only(read(put.shardId(), ShardIteratorType.TRIM_HORIZON));
        assertThat(read.data().asByteArray()).isEqualTo(content);
        assertThat(read.partitionKey()).isEqualTo("key");
        assertThat(read.sequenceNumber())
                .isEqualTo(put.sequenceNumber())
                .hasSize(56)
                .startsWith("49");
        assertThat(read.approximateArrivalTimestamp()).isEqualTo(NOON);
    }

    /** MD5("1") is c4ca…, MD5("9") is 45c4…: the fourth and the second quarter of all hashes. */
    @Test
    void theMd5OfThePartitionKeySaysTheShard() {
        assertThat(put("1", new byte[] {1}).shardId()).isEqualTo("shardId-000000000003");
        assertThat(put("9", new byte[] {1}).shardId()).isEqualTo("shardId-000000000001");
        assertThat(kinesis.putRecord(request -> request.streamName(STREAM)
                                .partitionKey("1")
                                .explicitHashKey("0")
                                .data(SdkBytes.fromByteArray(new byte[] {1})))
                        .shardId())
                .isEqualTo("shardId-000000000000");
    }

    @Test
    void sequenceNumbersRiseInAShard() {
        List<String> numbers = IntStream.range(0, 20)
                .mapToObj(n -> {
                    clock.now = clock.now.plusMillis(n % 3 == 0 ? -5 : 10);
                    return put("same", new byte[] {1}).sequenceNumber();
                })
                .toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aReaderGoesOnWhereItsIteratorStands() {
        String shard = put("a", "one".getBytes(StandardCharsets.UTF_8)).shardId();
        put("a", "two".getBytes(StandardCharsets.UTF_8));
        GetRecordsResponse first =
                kinesis.getRecords(request -> request.shardIterator(iterator(shard, ShardIteratorType.TRIM_HORIZON))
                        .limit(1));
        assertThat(only(first).data().asUtf8String()).isEqualTo("one");
        assertThat(first.millisBehindLatest()).isZero();
        GetRecordsResponse second = kinesis.getRecords(request -> request.shardIterator(first.nextShardIterator()));
        assertThat(only(second).data().asUtf8String()).isEqualTo("two");
        assertThat(kinesis.getRecords(request -> request.shardIterator(second.nextShardIterator()))
                        .records())
                .isEmpty();
    }

    @Test
    void anIteratorBeginsAtOrBehindASequenceNumberOrAMoment() {
        PutRecordResponse one = put("a", "one".getBytes(StandardCharsets.UTF_8));
        clock.now = NOON.plusSeconds(10);
        put("a", "two".getBytes(StandardCharsets.UTF_8));
        assertThat(first(request(one, ShardIteratorType.AT_SEQUENCE_NUMBER))).isEqualTo("one");
        assertThat(first(request(one, ShardIteratorType.AFTER_SEQUENCE_NUMBER))).isEqualTo("two");
        assertThat(first(kinesis.getShardIterator(request -> request.streamName(STREAM)
                                .shardId(one.shardId())
                                .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                                .timestamp(NOON.plusSeconds(5)))
                        .shardIterator()))
                .isEqualTo("two");
        assertThat(read(one.shardId(), ShardIteratorType.LATEST).records()).isEmpty();
    }

    @Test
    void anIteratorIsGoodForFiveMinutes() {
        String shard = put("a", new byte[] {1}).shardId();
        String iterator = iterator(shard, ShardIteratorType.TRIM_HORIZON);
        clock.now = NOON.plus(Duration.ofMinutes(5)).plusMillis(1);
        assertThatThrownBy(() -> kinesis.getRecords(request -> request.shardIterator(iterator)))
                .isInstanceOf(ExpiredIteratorException.class);
    }

    @Test
    void whatIsOlderThanTheRetentionIsForgotten() {
        String shard = put("a", new byte[] {1}).shardId();
        clock.now = NOON.plus(Duration.ofHours(24)).plusMillis(1);
        assertThat(read(shard, ShardIteratorType.TRIM_HORIZON).records()).isEmpty();
    }

    @Test
    void severalRecordsAreAnsweredOneByOne() {
        PutRecordsResponse put = kinesis.putRecords(request -> request.streamName(STREAM)
                .records(IntStream.range(0, 5)
                        .mapToObj(n -> PutRecordsRequestEntry.builder()
                                .partitionKey("key-" + n)
                                .data(SdkBytes.fromUtf8String("record " + n))
                                .build())
                        .toList()));
        assertThat(put.failedRecordCount()).isZero();
        assertThat(put.records()).hasSize(5).allSatisfy(one -> assertThat(one.sequenceNumber())
                .isNotEmpty());
    }

    @Test
    void aRecordHasOneMebibyteAtMostWithItsKey() {
        put("k", new byte[1024 * 1024 - 1]);
        assertThatThrownBy(() -> put("k", new byte[1024 * 1024]))
                .isInstanceOf(KinesisException.class)
                .satisfies(refused -> assertThat(
                                ((KinesisException) refused).awsErrorDetails().errorCode())
                        .isEqualTo("ValidationException"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> kinesis.describeStreamSummary(request -> request.streamName("other")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> iterator("shardId-000000000009", ShardIteratorType.LATEST))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aSequenceNumberOfAnotherShardIsRefused() {
        PutRecordResponse put = put("1", new byte[] {1});
        assertThatThrownBy(() -> kinesis.getShardIterator(request -> request.streamName(STREAM)
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .startingSequenceNumber(put.sequenceNumber())))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void inJsonBytesAreBase64AndTimesAreSeconds() throws Exception {
        JsonNode put = call("PutRecord", "{\"StreamName\":\"arrivals\",\"PartitionKey\":\"a\",\"Data\":\"U2Vlbg==\"}");
        JsonNode iterator = call(
                "GetShardIterator",
                "{\"StreamName\":\"arrivals\",\"ShardIteratorType\":\"TRIM_HORIZON\",\"ShardId\":\""
                        + put.path("ShardId").asText() + "\"}");
        JsonNode read = call("GetRecords", iterator.toString());
        assertThat(read.at("/Records/0/Data").asText()).isEqualTo("U2Vlbg==");
        assertThat(read.at("/Records/0/ApproximateArrivalTimestamp").asDouble()).isEqualTo(1709553600.25);
    }

    @Test
    void anErrorInJsonNamesItsType() throws Exception {
        JsonNode refused = call("DescribeStreamSummary", "{\"StreamName\":\"other\"}");
        assertThat(refused.path("__type").asText()).isEqualTo("ResourceNotFoundException");
    }

    private PutRecordResponse put(String key, byte[] content) {
        return kinesis.putRecord(
                request -> request.streamName(STREAM).partitionKey(key).data(SdkBytes.fromByteArray(content)));
    }

    private String iterator(String shard, ShardIteratorType type) {
        return kinesis.getShardIterator(
                        request -> request.streamName(STREAM).shardId(shard).shardIteratorType(type))
                .shardIterator();
    }

    private String request(PutRecordResponse from, ShardIteratorType type) {
        return kinesis.getShardIterator(request -> request.streamName(STREAM)
                        .shardId(from.shardId())
                        .shardIteratorType(type)
                        .startingSequenceNumber(from.sequenceNumber()))
                .shardIterator();
    }

    private GetRecordsResponse read(String shard, ShardIteratorType type) {
        String iterator = iterator(shard, type);
        return kinesis.getRecords(request -> request.shardIterator(iterator));
    }

    private String first(String iterator) {
        return kinesis.getRecords(request -> request.shardIterator(iterator))
                .records()
                .getFirst()
                .data()
                .asUtf8String();
    }

    private static Record only(GetRecordsResponse read) {
        assertThat(read.records()).hasSize(1);
        return read.records().getFirst();
    }

    private JsonNode call(String operation, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(gateway.endpoint())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Kinesis_20131202." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("content-type")).contains("application/x-amz-json-1.1");
            return json.readTree(answer.body());
        }
    }
}
