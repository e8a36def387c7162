package health.pratique.local.cloud.template;

import java.util.List;

/**
 * What a bucket, a key, a queue, a topic or a function says itself of who may use it.
 *
 * @param resource its ARN
 */
public record ResourcePolicy(String resource, List<PolicyStatement> statements) {

    public ResourcePolicy {
        statements = List.copyOf(statements);
    }
}
