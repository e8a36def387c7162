package health.pratique.local.cloud.template;

import java.util.Map;
import java.util.Optional;

/**
 * Where a rule sends what it matches.
 *
 * @param input how the event becomes the target's input
 * @param roleArn by which the target is started; empty where the target's own policy lets events in
 * @param deadLetterArn queue for events that cannot be delivered
 */
public record RuleTarget(
        String id,
        String arn,
        TargetInput input,
        Optional<String> roleArn,
        Optional<String> deadLetterArn,
        RetryPolicy retryPolicy) {

    static RuleTarget from(Properties target) {
        String arn = target.required("Arn");
        if (arn.contains(":states:") && !target.has("RoleArn")) {
            throw new TemplateInvalid(
                    target.place() + ".RoleArn", "is missing: EventBridge could not start the target");
        }
        return of(target, target.required("Id"), arn, "DeadLetterConfig");
    }

    static RuleTarget ofEvent(Properties event, String stateMachineArn) {
        return of(event, event.logicalId() + "StepFunctionsTarget", stateMachineArn, "DeadLetterConfig");
    }

    private static RuleTarget of(Properties target, String id, String arn, String deadLetter) {
        return new RuleTarget(
                id,
                arn,
                input(target),
                target.text("RoleArn"),
                target.object(deadLetter).text("Arn"),
                RetryPolicy.from(target.object("RetryPolicy")));
    }

    private static TargetInput input(Properties target) {
        if (target.has("InputTransformer")) {
            Properties transformer = target.object("InputTransformer");
            Map<String, String> paths = transformer.texts("InputPathsMap");
            return new TargetInput.Transformed(paths, transformer.required("InputTemplate"));
        }
        return target.text("Input")
                .<TargetInput>map(TargetInput.Constant::new)
                .or(() -> target.text("InputPath").map(TargetInput.Part::new))
                .orElseGet(TargetInput.Whole::new);
    }
}
