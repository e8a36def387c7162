package health.pratique.local.cloud.template;

import java.util.List;

/**
 * An event pattern and where matching events go: an {@code AWS::Events::Rule}, or an {@code EventBridgeRule} event of a
 * serverless state machine. Scheduled rules are {@link ScheduleResource}.
 *
 * @param eventPattern JSON
 */
public record RuleResource(
        String logicalId, String name, String eventBus, String eventPattern, List<RuleTarget> targets) {

    static final String TYPE = "AWS::Events::Rule";

    public RuleResource {
        targets = List.copyOf(targets);
    }

    public String arn() {
        return Arns.rule(name);
    }

    static boolean isActive(Properties properties) {
        return properties.has("EventPattern")
                && properties.text("State").orElse("ENABLED").startsWith("ENABLED");
    }

    static RuleResource from(Properties properties, String name) {
        return new RuleResource(
                properties.logicalId(),
                name,
                properties.text("EventBusName").orElse("default"),
                properties.resolvedObject("EventPattern").toString(),
                properties.objects("Targets").stream().map(RuleTarget::from).toList());
    }

    static RuleResource ofEvent(Properties event, String name, String stateMachineArn) {
        return new RuleResource(
                event.logicalId(),
                name,
                event.text("EventBusName").orElse("default"),
                event.resolvedObject("Pattern").toString(),
                List.of(RuleTarget.ofEvent(event, stateMachineArn)));
    }
}
