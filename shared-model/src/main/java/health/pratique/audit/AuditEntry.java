package health.pratique.audit;

import health.pratique.fault.ReasonCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step wants on record, before it has its place in a chain.
 *
 * @param actor who acted: a function's name, or a reviewer's
 * @param action what was done: the workflow's state name, or a registry action
 * @param facts ids, codes and counts; never PHI
 */
public record AuditEntry(
        String actor,
        String version,
        String action,
        AuditOutcome outcome,
        @Nullable ReasonCode reason,
        Map<String, String> facts) {

    public AuditEntry {
        facts = Map.copyOf(facts);
    }
}
