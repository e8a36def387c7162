package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where references to documents wait, and who is told of them. */
class MessagesTest {

    private static final String QUEUE = "AWS::SQS::Queue";

    @Test
    void everyQueueIsEncryptedUnderAKeyOfOurs() {
        holds(Each.of(QUEUE).hasKeyOfOurs("KmsMasterKeyId"));
    }

    @Test
    void everyTopicIsEncryptedUnderAKeyOfOurs() {
        holds(Each.of("AWS::SNS::Topic").hasKeyOfOurs("KmsMasterKeyId"));
    }

    @Test
    void everyQueueTakesTlsAlone() {
        holds(new TlsRule(QUEUE, "AWS::SQS::QueuePolicy", "Queues", "sqs:*", queue -> List.of(queue.attribute("Arn"))));
    }

    @Test
    void everyQueueKeepsItsMessagesForFourteenDays() {
        holds(Each.of(QUEUE).has("MessageRetentionPeriod", 1_209_600));
    }

    /** Every queue of the platform is one of dead letters. */
    @Test
    void everyQueueRaisesAnAlarmWhenSomethingLiesInIt() {
        holds(Rule.of(
                stacks -> stacks.all(QUEUE)
                        .filter(queue -> alarms(stacks, queue).findAny().isEmpty())
                        .map(queue -> Finding.of(
                                stacks,
                                queue,
                                "give it an alarm on ApproximateNumberOfMessagesVisible with this QueueName")),
                stacks -> stacks.all(QUEUE)
                        .map(queue -> new Broken(
                                queue + " has no alarm",
                                alarms(stacks, queue).reduce(stacks, JoinedStacks::without, (some, others) -> others),
                                queue.id()))));
    }

    private static Stream<Resource> alarms(JoinedStacks stacks, Resource queue) {
        return stacks.all("AWS::CloudWatch::Alarm")
                .filter(alarm -> alarm.text("Namespace").equals("AWS/SQS")
                        && alarm.text("MetricName").equals("ApproximateNumberOfMessagesVisible"))
                .filter(alarm -> alarm.items("Dimensions")
                        .map(dimension -> dimension.path("Value").asText())
                        .anyMatch(name -> name.equals(queue.attribute("QueueName"))
                                || name.equals(NamedResources.name(queue).orElse(""))));
    }
}
