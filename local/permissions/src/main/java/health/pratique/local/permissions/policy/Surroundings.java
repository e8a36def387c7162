package health.pratique.local.permissions.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What Lambda does in the name of a function's role: write logs and traces, be in a network, read a stream, keep what failed. */
final class Surroundings {

    private final Function<String, Optional<String>> keys;
    private final List<Surrounding> found = new ArrayList<>();

    /** @param keys which key a store is encrypted with */
    Surroundings(Function<String, Optional<String>> keys) {
        this.keys = keys;
    }

    List<Surrounding> found() {
        return found;
    }

    void logs(Tree group) {
        add(group.text(), group.place(), "logs:CreateLogStream", "logs:PutLogEvents");
    }

    /** X-Ray has no resources. */
    void traces(Tree tracing) {
        add("*", tracing.place(), "xray:PutTraceSegments", "xray:PutTelemetryRecords");
    }

    /** Lambda looks for these when a function is made; which interface it will be is not known then. */
    void network(Tree network) {
        add(
                "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:*/*",
                network.place(),
                "ec2:CreateNetworkInterface",
                "ec2:DeleteNetworkInterface",
                "ec2:AssignPrivateIpAddresses",
                "ec2:UnassignPrivateIpAddresses");
        add("*", network.place(), "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets");
    }

    void reads(Tree source) {
        String stream = source.text("Properties", "EventSourceArn");
        if (stream.endsWith("TableStream")) {
            add(stream, source.place(), "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator");
            add("*", source.place(), "dynamodb:ListStreams");
        } else {
            add(
                    stream,
                    source.place(),
                    "kinesis:DescribeStream",
                    "kinesis:DescribeStreamSummary",
                    "kinesis:GetRecords",
                    "kinesis:GetShardIterator",
                    "kinesis:ListShards");
        }
        Stream.of(stream, stream.replaceFirst("Stream$", ""))
                .flatMap(store -> keys.apply(store).stream())
                .forEach(key -> add(key, source.place(), "kms:Decrypt"));
        source.get("Properties", "DestinationConfig", "OnFailure", "Destination")
                .ifPresent(this::sends);
    }

    /** To a queue that is encrypted. */
    void sends(Tree queue) {
        add(queue.text(), queue.place(), "sqs:SendMessage");
        keys.apply(queue.text()).ifPresent(key -> add(key, queue.place(), "kms:Decrypt", "kms:GenerateDataKey"));
    }

    private void add(String resource, String because, String... actions) {
        for (String action : actions) {
            found.add(new Surrounding(action, resource, because));
        }
    }
}
