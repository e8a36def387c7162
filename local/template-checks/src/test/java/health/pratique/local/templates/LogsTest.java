package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is logged is encrypted, is kept as long as said, and goes where the template says. */
class LogsTest {

    private static final String GROUP = "AWS::Logs::LogGroup";
    private static final String FUNCTION = "AWS::Lambda::Function";

    @Test
    void everyLogGroupHasAKeyAndATerm() {
        holds(Each.of(GROUP)
                .hasKeyOfOurs("KmsKeyId")
                .has("RetentionInDays", "set RetentionInDays", days -> days.asInt() >= 30));
    }

    /** Lambda would make a group without a term and a key at the first call. */
    @Test
    void everyFunctionWritesToALogGroupOfItsStackInJson() {
        holds(Each.of(FUNCTION)
                .has("LoggingConfig/LogFormat", "JSON")
                .with(
                        "/Properties/LoggingConfig/LogGroup",
                        "set LoggingConfig.LogGroup to a log group of the stack",
                        this::isGroup));
    }

    @Test
    void noTwoFunctionsShareALogGroup() {
        holds(Rule.of(
                stacks -> stacks.all(FUNCTION)
                        .filter(one -> stacks.all(FUNCTION)
                                .anyMatch(other -> !other.id().equals(one.id())
                                        && other.property("LoggingConfig/LogGroup")
                                                .equals(one.property("LoggingConfig/LogGroup"))))
                        .map(one -> Finding.of(stacks, one, "give it a log group of its own")),
                stacks -> stacks.all(FUNCTION).skip(1).map(one -> {
                    Resource first = stacks.all(FUNCTION).findFirst().orElseThrow();
                    return new Broken(
                            one + " writes where " + first + " does", stacks.with(one.with(first.body())), one.id());
                })));
    }

    @Test
    void whatElseWritesLogsWritesThemToLogGroupsOfTheStacks() {
        String remedy = "name a log group of the stacks";
        for (Each each : List.of(
                Each.of("AWS::StepFunctions::StateMachine")
                        .with(
                                "/Properties/LoggingConfiguration/Destinations/0/CloudWatchLogsLogGroup/LogGroupArn",
                                remedy,
                                this::isGroup),
                Each.of("AWS::ApiGateway::Stage")
                        .with("/Properties/AccessLogSetting/DestinationArn", remedy, this::isGroup),
                Each.of("AWS::EC2::FlowLog")
                        .which(log -> log.property("LogGroupName").isMissingNode())
                        .with("/Properties/LogDestination", remedy, this::isGroup),
                Each.of("AWS::EC2::FlowLog")
                        .which(log -> log.property("LogDestination").isMissingNode())
                        .with("/Properties/LogGroupName", remedy, this::isGroup),
                Each.of("AWS::CloudTrail::Trail").with("/Properties/CloudWatchLogsLogGroupArn", remedy, this::isGroup),
                Each.of("AWS::WAFv2::LoggingConfiguration")
                        .with("/Properties/LogDestinationConfigs/0", remedy, this::isGroup))) {
            holds(each);
        }
    }

    /** RDS, too, makes a group at the first line when there is none. */
    @Test
    void whatDatabasesAndProxiesWriteHasItsLogGroup() {
        holds(named("AWS::RDS::DBInstance", database -> database.items("EnableCloudwatchLogsExports")
                .map(JsonNode::asText)
                .map(log -> "/aws/rds/instance/" + database.text("DBInstanceIdentifier") + "/" + log)));
        holds(named("AWS::RDS::DBProxy", proxy -> Stream.of("/aws/rds/proxy/" + proxy.text("DBProxyName"))));
    }

    private static Rule named(String type, Function<Resource, Stream<String>> groups) {
        return Rule.of(
                stacks -> stacks.all(type)
                        .filter(writer -> !groups.apply(writer)
                                .allMatch(group -> NamedResources.called(stacks, GROUP, group)
                                        .isPresent()))
                        .map(writer -> Finding.of(
                                stacks,
                                writer,
                                "make the log groups " + groups.apply(writer).toList())),
                stacks -> stacks.all(type).flatMap(writer -> groups.apply(writer)
                        .flatMap(group -> NamedResources.called(stacks, GROUP, group).stream())
                        .map(group -> new Broken(group + " is gone", stacks.without(group), writer.id()))));
    }

    private boolean isGroup(JoinedStacks stacks, Resource writer, JsonNode value) {
        return stacks.referred(value.asText())
                .filter(group -> group.type().equals(GROUP))
                .isPresent();
    }
}
