package health.pratique.fraud;

import health.pratique.fraud.Submission.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A submission beside the others of its source: those of the last day, at most fifty, in any order. All that the features
 * count is counted here.
 */
record SourceHistory(Submission submission, List<Submission> others) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What sizes a source sends before anything is known of it: about 8 KB, and anything from a note to a bundle. */
    private static final double USUAL_LOG_SIZE = Math.log(8 * 1024);

    private static final double USUAL_LOG_SIZE_SPREAD = 1.8;

    /** A source that always sent notes may send a bundle one day. */
    private static final double LEAST_LOG_SIZE_SPREAD = 1.5;

    /** How many documents that expectation weighs as much as. */
    private static final double EXPECTATION_WEIGHT = 4;

    /** One document of a usual size at noon, which shows nothing: what stands in where there is no source. */
    static final SourceHistory NONE = new SourceHistory(
            new Submission(Instant.parse("2026-01-12T12:00:00Z"), 8 * 1024, "", "", Verdict.OPEN), List.of());

    SourceHistory {
        others = List.copyOf(others);
    }

    /** How many documents there are, this one included. */
    int documents() {
        return others.size() + 1;
    }

    /** How many documents only repeat the content of another. */
    int repeats() {
        return documents() - (int) all().map(Submission::content).distinct().count();
    }

    /** For how many subjects beyond its first the most widely used content was sent. */
    int subjectsSharingContent() {
        return subjectsByContent().values().stream().mapToInt(Set::size).max().orElse(1) - 1;
    }

    /** How many were denied although, or because, the same content went in for another subject too. */
    int deniedOfSharedContent() {
        Map<String, Set<String>> subjects = subjectsByContent();
        return (int) others.stream()
                .filter(other -> other.verdict() == Verdict.DENIED)
                .filter(other ->
                        subjects.getOrDefault(other.content(), Set.of()).size() > 1)
                .count();
    }

    private Map<String, Set<String>> subjectsByContent() {
        return all().collect(Collectors.groupingBy(
                Submission::content, Collectors.mapping(Submission::subject, Collectors.toUnmodifiableSet())));
    }

    private Stream<Submission> all() {
        return Stream.concat(Stream.of(submission), others.stream());
    }

    int subjects() {
        return (int) all().map(Submission::subject).distinct().count();
    }

    int denied() {
        return (int) others.stream()
                .filter(other -> other.verdict() == Verdict.DENIED)
                .count();
    }

    int decided() {
        return (int)
                others.stream().filter(other -> other.verdict() != Verdict.OPEN).count();
    }

    /**
     * Submissions a minute, up to the newest that is known: documents are not scored in the order they came in. Where the
     * known ones span less than a minute, those beyond the fiftieth are extrapolated.
     */
    double ratePerMinute(int limit) {
        Instant newest = submission.receivedAt();
        Instant oldest = newest;
        for (Submission other : others) {
            newest = later(newest, other.receivedAt());
            oldest = later(oldest, other.receivedAt()).equals(oldest) ? other.receivedAt() : oldest;
        }
        Duration span = Duration.between(oldest, newest);
        if (others.size() >= limit - 1 && span.compareTo(MINUTE) < 0) {
            return (others.size() + 1) * 60_000.0 / Math.max(span.toMillis(), 1_000);
        }
        Instant minuteAgo = newest.minus(MINUTE);
        long recent = others.stream()
                .filter(other -> other.receivedAt().isAfter(minuteAgo))
                .count();
        return recent + (submission.receivedAt().isAfter(minuteAgo) ? 1 : 0);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** By how many standard deviations of the source's own log sizes this one is off; a little history is trusted a little. */
    double sizeDeviations() {
        // Sorted, so that rounding does not depend on the order of the others.
        double[] logSizes =
                others.stream().mapToDouble(SourceHistory::logSize).sorted().toArray();
        double weight = EXPECTATION_WEIGHT + logSizes.length;
        double sum = EXPECTATION_WEIGHT * USUAL_LOG_SIZE;
        for (double logSize : logSizes) {
            sum += logSize;
        }
        double mean = sum / weight;
        double squares = EXPECTATION_WEIGHT * USUAL_LOG_SIZE_SPREAD * USUAL_LOG_SIZE_SPREAD;
        for (double logSize : logSizes) {
            squares += (logSize - mean) * (logSize - mean);
        }
        double spread = Math.max(LEAST_LOG_SIZE_SPREAD, Math.sqrt(squares / weight));
        return Math.abs(logSize(submission) - mean) / spread;
    }

    private static double logSize(Submission submission) {
        return Math.log(Math.max(1, submission.sizeBytes()));
    }
}
