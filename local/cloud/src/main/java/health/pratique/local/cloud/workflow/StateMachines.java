package health.pratique.local.cloud.workflow;

import health.pratique.local.asl.InvalidStateMachine;
import health.pratique.local.asl.StateMachine;
import health.pratique.local.cloud.template.StateMachineResource;
import health.pratique.local.cloud.template.TemplateInvalid;
import health.pratique.local.cloud.wire.ServiceError;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The template's state machines, parsed. */
public final class StateMachines {

    /** @param createdAt when the platform started */
    record Entry(StateMachineResource resource, StateMachine machine, Instant createdAt) {}

    private final Map<String, Entry> byArn = new LinkedHashMap<>();

    /** @throws TemplateInvalid naming the machine whose definition cannot be run */
    public StateMachines(List<StateMachineResource> resources, Instant now) {
        for (StateMachineResource resource : resources) {
            try {
                byArn.put(resource.arn(), new Entry(resource, StateMachine.parse(resource.definition()), now));
            } catch (InvalidStateMachine e) {
                throw new TemplateInvalid(
                        resource.logicalId() + ".DefinitionUri",
                        String.join("; ", e.problems()).replace('\n', ' '));
            }
        }
    }

    List<Entry> all() {
        return List.copyOf(byArn.values());
    }

    /** @param arn of a machine, or of a version or alias of one */
    Entry find(String arn) throws ServiceError {
        if (!arn.startsWith("arn:") || !arn.contains(":stateMachine:")) {
            throw ServiceError.badRequest("InvalidArn", "Invalid Arn: a state machine's is wanted");
        }
        int qualifier = arn.indexOf(':', arn.indexOf(":stateMachine:") + ":stateMachine:".length());
        String unqualified = qualifier < 0 ? arn : arn.substring(0, qualifier);
        return Optional.ofNullable(byArn.get(unqualified))
                .orElseThrow(() -> ServiceError.badRequest(
                        "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + unqualified + "'"));
    }
}
