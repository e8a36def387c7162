package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.asl.jsonata.JsonValues;
import health.pratique.local.asl.jsonata.QueryFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One try of an inline Map. */
final class MapRun {

    private final MapState state;
    private final Visit visit;

    MapRun(MapState state, Visit visit) {
        this.state = state;
        this.visit = visit;
    }

    JsonNode run() throws StateFailed, InterruptedException {
        JsonNode items = items();
        long asked = visit.evaluateWhole(state.maxConcurrency(), 0, 0, Integer.MAX_VALUE);
        int limit =
                asked == 0 ? MapState.MAX_INLINE_CONCURRENCY : (int) Math.min(asked, MapState.MAX_INLINE_CONCURRENCY);
        Trace trace = visit.strand().trace();
        trace.record(new HistoryEvent.MapStateStarted(state.name(), items.size()));
        List<Concurrent.Job> jobs = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            jobs.add(iteration(index, items.get(index)));
        }
        try {
            JsonNode result = Concurrent.run(jobs, limit);
            Payload.withinLimit(result, "The result of the state '" + state.name() + "'");
            trace.record(new HistoryEvent.MapStateSucceeded(state.name()));
            return result;
        } catch (StateFailed failure) {
            trace.record(new HistoryEvent.MapStateFailed(state.name(), failure.error(), failure.causeText()));
            throw failure;
        }
    }

    private JsonNode items() throws StateFailed {
        JsonNode items = state.items() == null ? visit.input() : visit.evaluate(state.items());
        if (!items.isArray()) {
            throw visit.queryFailed(new QueryFailed("Items", "The items of an inline Map must be an array."));
        }
        return items;
    }

    private Concurrent.Job iteration(int index, JsonNode item) {
        Map<String, Object> mapItem = Map.of("Index", index, "Value", JsonValues.toQuery(item));
        Strand fork = visit.strand().fork(mapItem);
        return () -> {
            fork.trace().record(new HistoryEvent.MapIterationStarted(state.name(), index));
            try {
                JsonNode input =
                        state.itemSelector() == null ? item : visit.evaluateForItem(state.itemSelector(), mapItem);
                JsonNode output = fork.run(state.itemProcessor(), input);
                fork.trace().record(new HistoryEvent.MapIterationSucceeded(state.name(), index));
                return output;
            } catch (StateFailed failure) {
                fork.trace().record(new HistoryEvent.MapIterationFailed(state.name(), index));
                throw failure;
            } catch (InterruptedException aborted) {
                fork.trace().record(new HistoryEvent.MapIterationAborted(state.name(), index));
                throw aborted;
            }
        };
    }
}
