package health.pratique.local.cloud.kinesis;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.DataStreamResource;
import health.pratique.local.cloud.wire.JsonOperations;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Kinesis in AWS JSON 1.1 and in CBOR, which the SDK for Java speaks: streams in memory, made by the template, not resharded. */
public final class KinesisEndpoint implements ServiceEndpoint {

    private final DataStreams streams;
    private final ShardIterators iterators;
    private final JsonOperations operations;

    public KinesisEndpoint(Clock clock) {
        streams = new DataStreams(clock);
        iterators = new ShardIterators(clock);
        Describing describing = new Describing(streams);
        Writing writing = new Writing(streams, clock);
        Reading reading = new Reading(streams, clock);
        operations = new JsonOperations(
                "Kinesis_20131202",
                "1.1",
                Map.ofEntries(
                        Map.entry("ListStreams", describing::list),
                        Map.entry("DescribeStream", describing::whole),
                        Map.entry("DescribeStreamSummary", describing::summary),
                        Map.entry("ListShards", describing::shards),
                        Map.entry("PutRecord", writing::one),
                        Map.entry("PutRecords", writing::several),
                        Map.entry("GetShardIterator", reading::iterator),
                        Map.entry("GetRecords", reading::records)));
    }

    /** Of the stream that an iterator reads, while it is good. */
    public Optional<String> streamOf(String shardIterator) {
        try {
            return Optional.of(Arns.of("kinesis", "stream/" + iterators.read(shardIterator).stream()));
        } catch (ServiceError none) {
            return Optional.empty();
        }
    }

    /** A stream that exists stays as it is. */
    public void make(DataStreamResource stream) {
        streams.make(stream);
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return operations.accepts(request);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        return operations.answer(request);
    }
}
