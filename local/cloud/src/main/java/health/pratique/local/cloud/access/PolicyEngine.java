package health.pratique.local.cloud.access;

import health.pratique.local.cloud.template.Arns;
import java.util.Map;
import java.util.Optional;

/**
 * Decides as IAM does within one account: what any statement denies is denied. Else a role is allowed what its own policies or the
 * resource's policy allow; a key's policy has to allow it in any case, or leave it to the account. A service is allowed what the
 * resource's policy allows it.
 */
final class PolicyEngine {

    private final Map<String, Statements> ofResources;

    /** @param ofResources by ARN of the bucket, key, queue, topic or function */
    PolicyEngine(Map<String, Statements> ofResources) {
        this.ofResources = Map.copyOf(ofResources);
    }

    Decision decide(Principal principal, AccessCall call) {
        Context context = new Context(principal, call);
        Optional<Statement> own = Optional.empty();
        if (principal instanceof Principal.Role role) {
            for (Statement statement : role.identity().about(call.action())) {
                if (statement.applies(context)) {
                    if (!statement.allows()) {
                        return Decision.denied(statement, "an identity-based");
                    }
                    own = own.isPresent() ? own : Optional.of(statement);
                }
            }
        }
        Optional<Statement> direct = Optional.empty();
        boolean delegated = false;
        for (Statement statement : ofResource(call.resource()).about(call.action())) {
            Principals.Match match = statement
                    .principals()
                    .map(principals -> principals.match(principal))
                    .orElse(Principals.Match.NONE);
            if (match != Principals.Match.NONE && statement.applies(context)) {
                if (!statement.allows()) {
                    return Decision.denied(statement, "a resource-based");
                }
                delegated |= match == Principals.Match.DELEGATED;
                direct = match == Principals.Match.DIRECT ? Optional.of(statement) : direct;
            }
        }
        if (direct.isPresent()) {
            return Decision.allowed(direct.get());
        }
        if (principal instanceof Principal.Service || call.action().startsWith("kms:") && !delegated) {
            return Decision.missing("resource-based", call.action());
        }
        return own.map(Decision::allowed).orElseGet(() -> Decision.missing("identity-based", call.action()));
    }

    private Statements ofResource(String resource) {
        return ofResources.getOrDefault(owner(resource), Statements.NONE);
    }

    /** Whose policy is asked: an object's bucket, an alias's function. */
    private static String owner(String resource) {
        return resource.startsWith("arn:aws:lambda:") ? Arns.unqualified(resource) : Arns.bucketOf(resource);
    }
}
