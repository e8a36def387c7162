package health.pratique.local.cloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code AWS::Events::Rule} with a schedule instead of a pattern.
 *
 * @param every the time between two events
 * @param targets functions
 */
public record ScheduleResource(String logicalId, String name, Duration every, List<Target> targets) {

    private static final Pattern RATE = Pattern.compile("rate\\(([1-9][0-9]{0,4}) (minute|hour|day)s?\\)");

    /**
     * What is invoked.
     *
     * @param functionArn of the function
     * @param input a constant; empty for the event itself
     */
    public record Target(String functionArn, Optional<String> input) {}

    public ScheduleResource {
        targets = List.copyOf(targets);
    }

    public String arn() {
        return Arns.rule(name);
    }

    static boolean isActive(Properties properties) {
        return properties.has("ScheduleExpression")
                && properties.text("State").orElse("ENABLED").startsWith("ENABLED");
    }

    static ScheduleResource from(Properties properties, String name) {
        Matcher rate = RATE.matcher(properties.required("ScheduleExpression"));
        if (!rate.matches()) {
            throw new TemplateInvalid(
                    properties.place() + ".ScheduleExpression", "the local cloud takes rates, such as rate(5 minutes)");
        }
        long count = Long.parseLong(rate.group(1));
        Duration every =
                switch (rate.group(2)) {
                    case "minute" -> Duration.ofMinutes(count);
                    case "hour" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
        return new ScheduleResource(
                properties.logicalId(),
                name,
                every,
                properties.objects("Targets").stream()
                        .map(ScheduleResource::target)
                        .toList());
    }

    private static Target target(Properties target) {
        String arn = target.required("Arn");
        if (!arn.contains(":function:")) {
            throw new TemplateInvalid(target.place() + ".Arn", "the local cloud schedules functions only");
        }
        return new Target(arn, target.text("Input"));
    }
}
