package health.pratique.local.asl;

import health.pratique.local.asl.jsonata.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a machine over each item of an array, in inline mode; its result is the array of outputs in the order of the items.
 *
 * @param items absent: the state's input, which must be an array
 * @param itemSelector the input of one iteration; absent: the item
 * @param maxConcurrency 0 or absent: as many as inline mode allows, which is {@value #MAX_INLINE_CONCURRENCY}
 */
public record MapState(
        String name,
        @Nullable Template items,
        @Nullable Template itemSelector,
        @Nullable Template maxConcurrency,
        StateMachine itemProcessor,
        List<Retrier> retriers,
        List<Catcher> catchers,
        Exit exit)
        implements RecoverableState {

    /** Step Functions quota: concurrent iterations of an inline Map. */
    public static final int MAX_INLINE_CONCURRENCY = 40;

    public MapState {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Map";
    }
}
