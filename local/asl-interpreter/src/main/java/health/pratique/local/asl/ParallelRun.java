package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One try of a Parallel. */
final class ParallelRun {

    private final ParallelState state;
    private final Visit visit;

    ParallelRun(ParallelState state, Visit visit) {
        this.state = state;
        this.visit = visit;
    }

    JsonNode run() throws StateFailed, InterruptedException {
        Strand strand = visit.strand();
        JsonNode input = Payload.withinLimit(
                state.arguments() == null ? visit.input() : visit.evaluate(state.arguments()),
                "The Arguments of the state '" + state.name() + "'");
        strand.trace().record(new HistoryEvent.ParallelStateStarted(state.name()));
        List<Concurrent.Job> jobs = state.branches().stream()
                .<Concurrent.Job>map(branch -> {
                    Strand fork = strand.fork(strand.mapItem());
                    return () -> fork.run(branch, input);
                })
                .toList();
        try {
            JsonNode result = Concurrent.run(jobs, jobs.size());
            Payload.withinLimit(result, "The result of the state '" + state.name() + "'");
            strand.trace().record(new HistoryEvent.ParallelStateSucceeded(state.name()));
            return result;
        } catch (StateFailed failure) {
            strand.trace()
                    .record(new HistoryEvent.ParallelStateFailed(state.name(), failure.error(), failure.causeText()));
            throw failure;
        }
    }
}
