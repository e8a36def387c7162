package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A promise that is in danger is told to somebody. */
class AlarmsTest {

    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";
    private static final String TOPIC = "AWS::SNS::Topic";

    @Test
    void everyAlarmTellsATopicOfOursOrIsPartOfOneThatDoes() {
        holds(Rule.of(
                stacks -> alarms(stacks)
                        .filter(alarm -> !tells(stacks, alarm) && !isPartOfAnother(stacks, alarm))
                        .map(alarm -> Finding.of(stacks, alarm, "set AlarmActions to SecurityAlertTopic")),
                stacks -> alarms(stacks)
                        .filter(alarm -> !isPartOfAnother(stacks, alarm))
                        .flatMap(alarm -> Stream.of("AlarmActions", "ActionsEnabled")
                                .map(what -> {
                                    ObjectNode body = alarm.body().deepCopy();
                                    ObjectNode properties = body.withObject("/Properties");
                                    if (what.equals("AlarmActions")) {
                                        properties.remove(what);
                                    } else {
                                        properties.put(what, false);
                                    }
                                    return new Broken(what + " of " + alarm, stacks.with(alarm.with(body)), alarm.id());
                                }))));
    }

    @Test
    void everyAlarmSaysWhatSilenceMeans() {
        holds(Each.of(ALARM)
                .has("TreatMissingData", "breaching", "notBreaching", "ignore", "missing")
                .has(
                        "AlarmDescription",
                        "say what is in danger and what to do",
                        text -> text.asText().length() > 20));
    }

    /** A name that is nobody's is never in danger. */
    @Test
    void whatAnAlarmWatchesIsThere() {
        holds(Rule.of(
                stacks -> stacks.all(ALARM)
                        .filter(alarm -> dimensions(alarm).anyMatch(value -> !isSomething(stacks, value)))
                        .map(alarm -> Finding.of(stacks, alarm, "watch something that is there")),
                stacks -> stacks.all(ALARM)
                        .filter(alarm -> dimensions(alarm).anyMatch(value -> isName(stacks, value)))
                        .map(alarm -> {
                            JsonNode body = alarm.body().deepCopy();
                            body.at("/Properties/Dimensions").forEach(dimension -> ((ObjectNode) dimension)
                                    .put(
                                            "Value",
                                            "pratique-nobody-"
                                                    + stacks.deployment().suffix()));
                            return new Broken(alarm + " watches nobody", stacks.with(alarm.with(body)), alarm.id());
                        })));
    }

    private static boolean tells(JoinedStacks stacks, Resource alarm) {
        return alarm.property("ActionsEnabled").asBoolean(true)
                && alarm.items("AlarmActions").map(JsonNode::asText).anyMatch(action -> isTopic(stacks, action));
    }

    private static boolean isTopic(JoinedStacks stacks, String action) {
        return stacks.referred(action)
                        .filter(topic -> topic.type().equals(TOPIC))
                        .isPresent()
                || NamedResources.called(stacks, TOPIC, action.substring(action.lastIndexOf(':') + 1))
                        .isPresent();
    }

    private static boolean isPartOfAnother(JoinedStacks stacks, Resource alarm) {
        return stacks.all(COMPOSITE)
                .filter(composite -> tells(stacks, composite))
                .anyMatch(composite -> composite.text("AlarmRule").contains("ALARM(\"" + alarm.ref() + "\")"));
    }

    private static Stream<Resource> alarms(JoinedStacks stacks) {
        return Stream.concat(stacks.all(ALARM), stacks.all(COMPOSITE));
    }

    private static Stream<String> dimensions(Resource alarm) {
        return alarm.items("Dimensions")
                .map(dimension -> dimension.path("Value").asText());
    }

    /** A reference, which is looked at elsewhere, a name of ours, or a word of the metric. */
    private static boolean isSomething(JoinedStacks stacks, String value) {
        return !value.contains("pratique-")
                || NamedResources.all(stacks).anyMatch(name -> value.equals(name) || value.endsWith(":" + name));
    }

    private static boolean isName(JoinedStacks stacks, String value) {
        return value.contains("pratique-") || stacks.referred(value).isPresent();
    }
}
