package health.pratique.local.cloud.access;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.TemplateInvalid;
import java.util.List;
import java.util.Set;

/**
 * Whom a resource's policy is about.
 *
 * @param all everybody
 * @param arns of roles, or of the account, which leaves it to its roles' own policies
 * @param services such as {@code events.amazonaws.com}
 */
record Principals(boolean all, List<String> arns, List<String> services) {

    private static final Set<String> ACCOUNT = Set.of(Arns.ROOT, Arns.ACCOUNT);

    enum Match {
        NONE,
        /** Through the account. */
        DELEGATED,
        DIRECT
    }

    static Principals of(JsonNode written, String place) {
        if (written.isTextual()) {
            return new Principals(written.asText().equals("*"), List.of(), List.of());
        }
        written.fieldNames().forEachRemaining(kind -> {
            if (!Set.of("AWS", "Service").contains(kind)) {
                throw new TemplateInvalid(place + ".Principal", "the local cloud does not know principals of " + kind);
            }
        });
        List<String> arns = Condition.texts(written.path("AWS"));
        return new Principals(arns.contains("*"), arns, Condition.texts(written.path("Service")));
    }

    Match match(Principal principal) {
        if (all) {
            return Match.DIRECT;
        }
        return switch (principal) {
            case Principal.Service service -> services.contains(service.service()) ? Match.DIRECT : Match.NONE;
            case Principal.Role role -> {
                if (arns.contains(role.roleArn())) {
                    yield Match.DIRECT;
                }
                yield arns.stream().anyMatch(ACCOUNT::contains) ? Match.DELEGATED : Match.NONE;
            }
        };
    }
}
