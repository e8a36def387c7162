package health.pratique.local.asl;

import health.pratique.local.asl.jsonata.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs branches at the same time; its result is the array of their outputs in the order of the definition.
 *
 * @param arguments the input of each branch; absent: the state's input
 */
public record ParallelState(
        String name,
        @Nullable Template arguments,
        List<StateMachine> branches,
        List<Retrier> retriers,
        List<Catcher> catchers,
        Exit exit)
        implements RecoverableState {

    public ParallelState {
        branches = List.copyOf(branches);
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Parallel";
    }
}
