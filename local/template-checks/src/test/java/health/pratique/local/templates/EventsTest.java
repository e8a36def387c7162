package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told to somebody comes there, or lies in a queue. */
class EventsTest {

    private static final String RULE = "AWS::Events::Rule";
    private static final String SCHEDULE = "AWS::Scheduler::Schedule";
    private static final String QUEUE = "AWS::SQS::Queue";

    @Test
    void everyTargetIsTriedAgainForAsLongAsIsSaid() {
        holds(targets(
                "RetryPolicy",
                (stacks, target) -> target.at("/RetryPolicy/MaximumEventAgeInSeconds")
                                        .asInt()
                                > 0
                        && target.at("/RetryPolicy/MaximumRetryAttempts").asInt() > 0));
    }

    @Test
    void whatReachesNoTargetLiesInAQueueOfOurs() {
        holds(targets("DeadLetterConfig", (stacks, target) -> queue(
                        stacks, target.at("/DeadLetterConfig/Arn").asText())
                .findAny()
                .isPresent()));
    }

    /** EventBridge puts a rule's dead letter under the queue's policy, and encrypts it under the key's. */
    @Test
    void theQueueOfEachRuleTakesItsDeadLetters() {
        holds(Rule.of(
                stacks -> stacks.all(RULE)
                        .filter(rule -> !rule.items("Targets")
                                .map(target ->
                                        target.at("/DeadLetterConfig/Arn").asText())
                                .flatMap(arn -> queue(stacks, arn))
                                .allMatch(queue -> admits(stacks, queue, rule)))
                        .map(
                                rule -> Finding.of(
                                        stacks,
                                        rule,
                                        "allow events.amazonaws.com to send for this rule in the policy of its queue, and to use the queue's key")),
                stacks -> stacks.all(RULE).flatMap(rule -> rule.items("Targets")
                        .map(target -> target.at("/DeadLetterConfig/Arn").asText())
                        .flatMap(arn -> queue(stacks, arn))
                        .flatMap(queue -> Stream.concat(policies(stacks, queue), key(stacks, queue)))
                        .map(gone -> new Broken(gone + " is gone", stacks.without(gone), rule.id())))));
    }

    @Test
    void whatAStreamsFunctionCannotTakeIsDividedAndLiesInAQueueOfOurs() {
        holds(Each.of("AWS::Lambda::EventSourceMapping")
                .has("BisectBatchOnFunctionError", true)
                .has("FunctionResponseTypes/0", "ReportBatchItemFailures")
                .has(
                        "MaximumRetryAttempts",
                        "set MaximumRetryAttempts; -1 until a record is too old",
                        attempts -> attempts.asInt() != 0)
                .has("MaximumRecordAgeInSeconds", "set MaximumRecordAgeInSeconds", age -> age.asInt() > 0)
                .with(
                        "/Properties/DestinationConfig/OnFailure/Destination",
                        "set DestinationConfig.OnFailure to a queue of ours",
                        (stacks, source, value) ->
                                queue(stacks, value.asText()).findAny().isPresent()));
    }

    private static Rule targets(String property, BiPredicate<JoinedStacks, JsonNode> accepts) {
        return Rule.of(
                stacks -> callers(stacks)
                        .filter(caller -> !targets(caller).allMatch(target -> accepts.test(stacks, target)))
                        .map(caller -> Finding.of(stacks, caller, "give each target its " + property)),
                stacks -> callers(stacks).flatMap(caller -> IntStream.range(
                                0, (int) targets(caller).count())
                        .mapToObj(i -> {
                            JsonNode body = caller.body().deepCopy();
                            targets(caller.with(body)).skip(i).findFirst().ifPresent(target -> ((ObjectNode) target)
                                    .remove(property));
                            return new Broken(
                                    property + " of target " + i + " of " + caller,
                                    stacks.with(caller.with(body)),
                                    caller.id());
                        })));
    }

    private static Stream<Resource> callers(JoinedStacks stacks) {
        return Stream.concat(stacks.all(RULE), stacks.all(SCHEDULE));
    }

    private static Stream<JsonNode> targets(Resource caller) {
        return caller.type().equals(RULE) ? caller.items("Targets") : Stream.of(caller.property("Target"));
    }

    /** By its ARN, which may be named by the rule that names everything. */
    private static Stream<Resource> queue(JoinedStacks stacks, String arn) {
        return Stream.concat(
                        stacks.referred(arn).stream(),
                        NamedResources.called(stacks, QUEUE, arn.substring(arn.lastIndexOf(':') + 1)).stream())
                .filter(found -> found.type().equals(QUEUE));
    }

    private static boolean admits(JoinedStacks stacks, Resource queue, Resource rule) {
        String byName =
                "arn:aws:events:%s:%s:rule/".formatted(stacks.deployment().region(), References.ACCOUNT)
                        + NamedResources.name(rule).orElse("");
        boolean sends = policies(stacks, queue)
                .flatMap(policy -> PolicyText.statements(policy.property("PolicyDocument")))
                .filter(statement -> allowsEvents(statement, "sqs:SendMessage"))
                .flatMap(statement -> Stream.of("ArnEquals", "ArnLike")
                        .map(how -> statement.path("Condition").path(how).path("aws:SourceArn")))
                .flatMap(PolicyText::items)
                .map(JsonNode::asText)
                .anyMatch(arn -> arn.equals(rule.attribute("Arn")) || PolicyText.isLike(arn, byName));
        boolean encrypts = key(stacks, queue)
                .flatMap(key -> PolicyText.statements(key.property("KeyPolicy")))
                .anyMatch(statement -> allowsEvents(statement, "kms:Decrypt"));
        return sends && encrypts;
    }

    private static boolean allowsEvents(JsonNode statement, String action) {
        List<String> services = PolicyText.texts(statement.at("/Principal/Service"));
        return statement.path("Effect").asText().equals("Allow")
                && services.contains("events.amazonaws.com")
                && PolicyText.texts(statement.path("Action")).contains(action);
    }

    private static Stream<Resource> policies(JoinedStacks stacks, Resource queue) {
        return stacks.all("AWS::SQS::QueuePolicy")
                .filter(policy -> PolicyText.texts(policy.property("Queues")).contains(queue.ref()));
    }

    private static Stream<Resource> key(JoinedStacks stacks, Resource queue) {
        return stacks.referred(queue.text("KmsMasterKeyId")).stream();
    }
}
