package health.pratique.local.asl;

import health.pratique.local.asl.jsonata.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a resource.
 *
 * @param arguments absent: the state's input
 * @param timeoutSeconds absent: 99,999,999, the limit of the language
 * @param heartbeatSeconds of a task that waits for its token: the longest time between two heartbeats. A {@link TaskRunner} sends
 *     none: any other call may not last longer than this
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

    private static final String WAIT_FOR_TOKEN = ".waitForTaskToken";

    public TaskState {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    /** Whether the task's result comes from outside, by its task token. */
    public boolean waitsForToken() {
        return resource.endsWith(WAIT_FOR_TOKEN);
    }

    /** What is called. */
    public String integration() {
        return waitsForToken() ? resource.substring(0, resource.length() - WAIT_FOR_TOKEN.length()) : resource;
    }

    @Override
    public String type() {
        return "Task";
    }
}
