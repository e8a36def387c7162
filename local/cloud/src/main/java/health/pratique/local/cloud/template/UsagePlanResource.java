package health.pratique.local.cloud.template;

import java.util.List;
import java.util.Optional;

/**
 * An {@code AWS::ApiGateway::UsagePlan}: how fast, and how much.
 *
 * @param id as {@code Ref} has it
 * @param apiIds of the APIs that it gives access to
 * @param throttle empty when it does not throttle
 * @param quota empty when there is none
 */
public record UsagePlanResource(
        String logicalId,
        String id,
        String name,
        List<String> apiIds,
        Optional<Throttle> throttle,
        Optional<Quota> quota) {

    static final String TYPE = "AWS::ApiGateway::UsagePlan";

    /**
     * A token bucket.
     *
     * @param requestsPerSecond at which it fills
     * @param burst what it holds
     */
    public record Throttle(double requestsPerSecond, int burst) {}

    /** Requests of a key in a period, counted in UTC. */
    public record Quota(int limit, Period period) {}

    /** As the template writes it. */
    public enum Period {
        DAY,
        WEEK,
        MONTH
    }

    public UsagePlanResource {
        apiIds = List.copyOf(apiIds);
    }

    static UsagePlanResource from(Properties properties, String id) {
        Properties throttle = properties.object("Throttle");
        Properties quota = properties.object("Quota");
        return new UsagePlanResource(
                properties.logicalId(),
                id,
                properties.text("UsagePlanName").orElse(id),
                properties.objects("ApiStages").stream()
                        .map(stage -> stage.required("ApiId"))
                        .toList(),
                throttle.text("RateLimit")
                        .map(rate -> new Throttle(number(throttle, rate), throttle.number("BurstLimit", 0))),
                quota.text("Limit").map(limit -> new Quota(quota.number("Limit", 0), period(quota))));
    }

    private static double number(Properties throttle, String rate) {
        try {
            return Double.parseDouble(rate);
        } catch (NumberFormatException e) {
            throw new TemplateInvalid(throttle.place() + ".RateLimit", "is not a number");
        }
    }

    private static Period period(Properties quota) {
        try {
            return Period.valueOf(quota.required("Period"));
        } catch (IllegalArgumentException e) {
            throw new TemplateInvalid(quota.place() + ".Period", "is none of DAY, WEEK, MONTH");
        }
    }
}
