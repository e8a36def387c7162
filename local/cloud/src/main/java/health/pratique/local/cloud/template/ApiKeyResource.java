package health.pratique.local.cloud.template;

import java.util.Optional;

/**
 * An {@code AWS::ApiGateway::ApiKey}.
 *
 * @param id as {@code Ref} has it; it names the key and does not open anything
 * @param planId of the usage plan that the template gives it; empty when it is in none, and so opens nothing
 * @param value the key itself, where the template has it
 */
public record ApiKeyResource(
        String logicalId, String id, String name, boolean enabled, Optional<String> planId, Optional<String> value) {

    static final String TYPE = "AWS::ApiGateway::ApiKey";

    /** An {@code AWS::ApiGateway::UsagePlanKey}. */
    record Membership(String keyId, String planId) {

        static final String TYPE = "AWS::ApiGateway::UsagePlanKey";

        static Membership from(Properties properties) {
            return new Membership(properties.required("KeyId"), properties.required("UsagePlanId"));
        }
    }

    static ApiKeyResource from(Properties properties, String id, Iterable<Membership> memberships) {
        Optional<String> plan = Optional.empty();
        for (Membership membership : memberships) {
            if (membership.keyId().equals(id)) {
                plan = Optional.of(membership.planId());
            }
        }
        return new ApiKeyResource(
                properties.logicalId(),
                id,
                properties.text("Name").orElse(id),
                properties.flag("Enabled", false),
                plan,
                properties.text("Value"));
    }

    /** The value is a secret. */
    @Override
    public String toString() {
        return "ApiKeyResource[" + logicalId + "]";
    }
}
