package health.pratique.fraud;

import health.pratique.fraud.Submission.Verdict;
import health.pratique.fraud.workload.Workload;
import health.pratique.fraud.workload.WorkloadEvent;
import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActivityEnd;
import health.pratique.kit.activity.ActivityKind;
import health.pratique.kit.activity.ActivityView;
import health.pratique.kit.activity.ActivityWindows;
import health.pratique.kit.activity.WindowsInMemory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Plays a workload as the platform would see it: what is denied or refused before it is scored is counted and not scored, and what is
 * suspected counts as suspected.
 */
final class Playback {

    private static final Duration LATEST = Duration.ofDays(1);

    private final ToDoubleFunction<FeatureVector> scorer;
    private final TrafficNorms norms;
    private final double threshold;
    private final ActivityWindows windows = new WindowsInMemory();
    private final Deque<Submission> latest = new ArrayDeque<>();

    /** @param score of one event that was scored */
    record Judged(WorkloadEvent event, FeatureVector vector, double score) {}

    private Playback(ToDoubleFunction<FeatureVector> scorer, TrafficNorms norms, double threshold) {
        this.scorer = scorer;
        this.norms = norms;
        this.threshold = threshold;
    }

    /** The events that were scored, those of the settling time left out. */
    static List<Judged> of(
            Workload workload, ToDoubleFunction<FeatureVector> scorer, TrafficNorms norms, double threshold) {
        Playback playback = new Playback(scorer, norms, threshold);
        List<Judged> judged = new ArrayList<>();
        for (WorkloadEvent event : workload.events()) {
            boolean settled = !event.activity().at().isBefore(workload.judgedFrom());
            playback.next(event, settled).ifPresent(judged::add);
        }
        return judged;
    }

    private Optional<Judged> next(WorkloadEvent event, boolean settled) {
        Activity activity = event.activity();
        ActivityView view = windows.before(activity);
        boolean submitted = activity.kind() == ActivityKind.SUBMIT;
        Optional<Judged> judged = Optional.empty();
        if (settled && (activity.end() == ActivityEnd.PASSED || !submitted)) {
            FeatureVector vector = FeatureVector.of(evidence(event, view));
            judged = Optional.of(new Judged(event, vector, scorer.applyAsDouble(vector)));
        }
        windows.count(
                activity, view, judged.filter(one -> one.score() >= threshold).isPresent(), Optional.empty());
        if (submitted && activity.end() != ActivityEnd.REFUSED) {
            latest.addFirst(submission(event, activity.end() == ActivityEnd.DENIED ? Verdict.DENIED : Verdict.OTHER));
            if (latest.size() >= Feature.HISTORY_LIMIT) {
                latest.removeLast();
            }
        }
        return judged;
    }

    private Evidence evidence(WorkloadEvent event, ActivityView view) {
        Activity activity = event.activity();
        SourceHistory history = activity.kind() == ActivityKind.SUBMIT
                ? new SourceHistory(
                        submission(event, Verdict.OPEN),
                        latest.stream()
                                .filter(other ->
                                        other.receivedAt().isAfter(activity.at().minus(LATEST)))
                                .toList())
                : SourceHistory.NONE;
        return Evidence.of(
                history,
                view.actors().stream().map(actor -> actor.with(activity)).toList(),
                activity,
                norms);
    }

    private static Submission submission(WorkloadEvent event, Verdict verdict) {
        Activity activity = event.activity();
        return new Submission(
                activity.at(),
                activity.bytes(),
                event.digest(),
                Objects.requireNonNullElse(activity.subject(), ""),
                verdict);
    }
}
