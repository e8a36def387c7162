package health.pratique.local.cloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An {@code AWS::Lambda::EventSourceMapping} from a table's stream to a function.
 *
 * @param table name of the table
 * @param function name or ARN
 * @param batchSize records at most in one invocation
 * @param window how long records are gathered for a batch that is not full
 * @param patterns JSON; a record that matches none of them is not for the function. Empty: every record is
 * @param retries of a batch that fails, before it is given up
 * @param bisects whether a batch that fails is cut in two
 * @param reportsFailures whether the function's answer says where a batch failed
 * @param failureQueueArn where word of what was given up goes
 */
public record StreamSource(
        String logicalId,
        String table,
        String function,
        int batchSize,
        Duration window,
        List<String> patterns,
        int retries,
        boolean bisects,
        boolean reportsFailures,
        Optional<String> failureQueueArn) {

    static final String TYPE = "AWS::Lambda::EventSourceMapping";

    public StreamSource {
        patterns = List.copyOf(patterns);
    }

    static StreamSource from(Properties properties) {
        String source = properties.required("EventSourceArn");
        int table = source.indexOf(":table/");
        int stream = source.indexOf("/stream/");
        if (table < 0 || stream < 0) {
            throw new TemplateInvalid(
                    properties.place() + ".EventSourceArn",
                    "the local cloud has event sources of DynamoDB streams only");
        }
        Properties answer = properties.object("FunctionResponseTypes");
        int retries = properties.number("MaximumRetryAttempts", -1);
        return new StreamSource(
                properties.logicalId(),
                source.substring(table + ":table/".length(), stream),
                properties.required("FunctionName"),
                properties.number("BatchSize", 100),
                Duration.ofSeconds(properties.number("MaximumBatchingWindowInSeconds", 0)),
                properties.object("FilterCriteria").objects("Filters").stream()
                        .map(filter -> filter.required("Pattern"))
                        .toList(),
                retries < 0 ? Integer.MAX_VALUE : retries,
                properties.flag("BisectBatchOnFunctionError", false),
                answer.node().toString().contains("ReportBatchItemFailures"),
                properties.object("DestinationConfig").object("OnFailure").text("Destination"));
    }
}
