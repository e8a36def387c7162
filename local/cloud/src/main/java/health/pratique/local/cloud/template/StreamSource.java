package health.pratique.local.cloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code AWS::Lambda::EventSourceMapping} from a table's stream or a data stream to a function.
 *
 * @param ofTable whether it is a table's stream
 * @param stream name of the table or of the data stream
 * @param function name or ARN
 * @param batchSize records at most in one invocation
 * @param window how long records are gathered for a batch that is not full
 * @param patterns JSON; a record that matches none of them is not for the function. Empty: every record is
 * @param retries of a batch that fails, before it is given up
 * @param maxAge how old a record may become before it is given up
 * @param bisects whether a batch that fails is cut in two
 * @param reportsFailures whether the function's answer says where a batch failed
 * @param failureQueueArn where word of what was given up goes
 */
public record StreamSource(
        String logicalId,
        boolean ofTable,
        String stream,
        String function,
        int batchSize,
        Duration window,
        List<String> patterns,
        int retries,
        Optional<Duration> maxAge,
        boolean bisects,
        boolean reportsFailures,
        Optional<String> failureQueueArn) {

    static final String TYPE = "AWS::Lambda::EventSourceMapping";

    private static final Pattern SOURCE = Pattern.compile(
            "arn:aws:(?:dynamodb:[^:]*:[^:]*:table/(?<table>[^/]+)/stream/.+|kinesis:[^:]*:[^:]*:stream/(?<stream>[^/]+))");

    public StreamSource {
        patterns = List.copyOf(patterns);
    }

    static StreamSource from(Properties properties) {
        String source = properties.required("EventSourceArn");
        Matcher kind = SOURCE.matcher(source);
        if (!kind.matches()) {
            throw new TemplateInvalid(
                    properties.place() + ".EventSourceArn",
                    "the local cloud has event sources of DynamoDB streams and Kinesis data streams only");
        }
        boolean ofTable = kind.group("table") != null;
        if (!ofTable && properties.has("FilterCriteria")) {
            throw new TemplateInvalid(
                    properties.place() + ".FilterCriteria", "the local cloud filters records of DynamoDB streams only");
        }
        Properties answer = properties.object("FunctionResponseTypes");
        int retries = properties.number("MaximumRetryAttempts", -1);
        int age = properties.number("MaximumRecordAgeInSeconds", -1);
        return new StreamSource(
                properties.logicalId(),
                ofTable,
                ofTable ? kind.group("table") : kind.group("stream"),
                properties.required("FunctionName"),
                properties.number("BatchSize", 100),
                Duration.ofSeconds(properties.number("MaximumBatchingWindowInSeconds", 0)),
                properties.object("FilterCriteria").objects("Filters").stream()
                        .map(filter -> filter.required("Pattern"))
                        .toList(),
                retries < 0 ? Integer.MAX_VALUE : retries,
                age < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(age)),
                properties.flag("BisectBatchOnFunctionError", false),
                answer.node().toString().contains("ReportBatchItemFailures"),
                properties.object("DestinationConfig").object("OnFailure").text("Destination"));
    }
}
