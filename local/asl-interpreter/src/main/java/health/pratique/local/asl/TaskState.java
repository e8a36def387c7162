package health.pratique.local.asl;

import health.pratique.local.asl.jsonata.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a resource.
 *
 * @param arguments absent: the state's input
 * @param timeoutSeconds absent: 99,999,999, the limit of the language
 * @param heartbeatSeconds a {@link TaskRunner} sends no heartbeats: a call may not last longer than this
 */
public record TaskState(
        String name,
        String resource,
        @Nullable Template arguments,
        @Nullable Template timeoutSeconds,
        @Nullable Template heartbeatSeconds,
        List<Retrier> retriers,
        List<Catcher> catchers,
        Exit exit)
        implements RecoverableState {

    public TaskState {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Task";
    }
}
