package health.pratique.kit;

import health.pratique.fault.PipelineFault;
import health.pratique.model.PipelineState;
import java.util.Map;

/** How a step's work ended; both ways go on the audit trail. */
public sealed interface StepResult {

    /**
     * The document moves on.
     *
     * @param guard may still refuse, at the last moment
     * @param condition has to hold when it is put on record
     */
    record Done(
            PipelineState state,
            Map<String, String> facts,
            RegistryChange change,
            CommitGuard guard,
            CommitCondition condition)
            implements StepResult {
        public Done {
            facts = Map.copyOf(facts);
        }
    }

    /** The document does not move on; the fault is thrown once it is on record. */
    record Refused(PipelineFault fault, Map<String, String> facts) implements StepResult {
        public Refused {
            facts = Map.copyOf(facts);
        }
    }

    /** @param facts ids, codes and counts for the audit event; never PHI */
    static StepResult done(PipelineState state, Map<String, String> facts) {
        return new Done(state, facts, RegistryChange.NO_OP, CommitGuard.NO_OP, CommitCondition.NONE);
    }

    static StepResult done(PipelineState state, Map<String, String> facts, RegistryChange change) {
        return new Done(state, facts, change, CommitGuard.NO_OP, CommitCondition.NONE);
    }

    static StepResult done(PipelineState state, Map<String, String> facts, RegistryChange change, CommitGuard guard) {
        return new Done(state, facts, change, guard, CommitCondition.NONE);
    }

    static StepResult done(
            PipelineState state,
            Map<String, String> facts,
            RegistryChange change,
            CommitGuard guard,
            CommitCondition condition) {
        return new Done(state, facts, change, guard, condition);
    }

    static StepResult refused(PipelineFault fault, Map<String, String> facts) {
        return new Refused(fault, facts);
    }
}
