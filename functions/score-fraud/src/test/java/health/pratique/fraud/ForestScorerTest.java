package health.pratique.fraud;

import static health.pratique.fraud.Sources.atHour;
import static health.pratique.fraud.Sources.bulkLoad;
import static health.pratique.fraud.Sources.document;
import static health.pratique.fraud.Sources.probing;
import static health.pratique.fraud.Sources.vector;
import static health.pratique.fraud.Sources.ward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.pratique.fraud.Submission.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the forest holds for ordinary, and what not, at every hour of the day. */
class ForestScorerTest {

    private static final double THRESHOLD = 0.80;
    private static final AnomalyScorer SCORER = new ForestScorer(TrafficNorms.USUAL);

    static Stream<Instant> everyHour() {
        return IntStream.range(0, 24).mapToObj(Sources::atHour);
    }

    @ParameterizedTest
    @MethodSource("everyHour")
    void aKioskThatTriedOneContentOnManySubjectsIsSuspectedWhenOneOfThemHasConsent(Instant now) {
        for (int denied = 4; denied <= 20; denied++) {
            assertThat(score(document(now, 1_900, "same", "consented"), probing(denied, now)))
                    .isGreaterThanOrEqualTo(THRESHOLD);
        }
    }

    @ParameterizedTest
    @MethodSource("everyHour")
    void theKioskIsSuspectedEvenIfItsConsentedDocumentIsAnotherOne(Instant now) {
        for (int denied = 5; denied <= 20; denied++) {
            assertThat(score(document(now, 4_000, "another", "consented"), probing(denied, now)))
                    .isGreaterThanOrEqualTo(THRESHOLD);
        }
    }

    @ParameterizedTest
    @MethodSource("everyHour")
    void whatIsOddInEveryWayIsSuspectedAlmostCertainly(Instant now) {
        List<Submission> others = probing(30, now);
        assertThat(score(document(now, 20_000_000, "same", "consented"), others))
                .isGreaterThan(0.95);
    }

    @ParameterizedTest
    @MethodSource("everyHour")
    void firstSubmissionsOfAnyOrdinarySizeAreNotSuspected(Instant now) {
        for (long sizeBytes : new long[] {120, 800, 5_000, 60_000, 900_000, 5_000_000}) {
            assertThat(score(document(now, sizeBytes, "first", "patient"), List.of()))
                    .isLessThan(0.2);
        }
    }

    @ParameterizedTest
    @MethodSource("everyHour")
    void ordinaryDocumentsAfterAFewOthersAreNotSuspected(Instant now) {
        for (int earlier = 1; earlier <= 5; earlier++) {
            for (long sizeBytes : new long[] {400, 3_000, 40_000, 1_000_000, 10_000_000}) {
                assertThat(score(document(now, sizeBytes, "new", "patient"), ward(earlier, now)))
                        .isLessThan(0.5);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyHour")
    void sendingADocumentTwiceOrForAnotherPatientByMistakeIsNotSuspected(Instant now) {
        for (int earlier = 1; earlier <= 5; earlier++) {
            List<Submission> others = ward(earlier, now);
            assertThat(score(document(now, 1_500, "note-0", "patient-0"), others))
                    .isLessThan(0.3);
            assertThat(score(document(now, 1_500, "note-0", "patient-x"), others))
                    .isLessThan(0.5);
        }
    }

    @ParameterizedTest
    @MethodSource("everyHour")
    void aBulkLoadOfDifferentDocumentsIsNotSuspected(Instant now) {
        for (long apartMillis : new long[] {1, 10, 20, 100, 1_500}) {
            assertThat(score(document(now, 5_000, "next", "next"), bulkLoad(49, Duration.ofMillis(apartMillis), now)))
                    .isLessThan(0.5);
        }
    }

    @ParameterizedTest
    @MethodSource("everyHour")
    void aLoadTestWithOneContentIsNotSuspectedAsLongAsNoneIsDenied(Instant now) {
        List<Submission> others = new ArrayList<>();
        for (int i = 0; i < 49; i++) {
            others.add(new Submission(now.minusMillis(20L * i), 5_000, "same", "patient-" + i, Verdict.OPEN));
        }
        assertThat(score(document(now, 5_000, "same", "next"), others)).isLessThan(THRESHOLD);
    }

    @ParameterizedTest
    @MethodSource("everyHour")
    void aSourceWhoseConsentsWereNotYetRecordedIsNotSuspectedAfterwards(Instant now) {
        List<Submission> others = new ArrayList<>();
        for (int i = 0; i < 49; i++) {
            others.add(new Submission(now.minusSeconds(i), 4_000, "note-" + i, "patient-" + i, Verdict.DENIED));
        }
        assertThat(score(document(now, 4_000, "note", "patient"), others)).isLessThan(THRESHOLD);
    }

    @Test
    void tenTimesTheUsualRateIsSuspected() {
        TrafficNorms slow = new TrafficNorms(60, TrafficNorms.USUAL.zone());
        Instant now = atHour(12);
        SourceHistory history =
                new SourceHistory(document(now, 5_000, "next", "next"), bulkLoad(49, Duration.ofMillis(60), now));
        Anomaly anomaly = new ForestScorer(slow).score(FeatureVector.of(history, slow));
        assertThat(anomaly.score()).isGreaterThanOrEqualTo(THRESHOLD);
        assertThat(mostTelling(anomaly)).isEqualTo(Feature.RATE);
    }

    @Test
    void theReasonsBehindASuspicionAreThoseThatMakeIt() {
        Instant now = atHour(12);
        Anomaly anomaly = SCORER.score(vector(document(now, 1_900, "same", "consented"), probing(8, now)));
        assertThat(mostTelling(anomaly)).isEqualTo(Feature.DENIED_CONTENT);
        assertThat(anomaly.shares().values().stream().mapToDouble(share -> share))
                .allMatch(share -> share >= 0);
        assertThat(anomaly.shares().values().stream()
                        .mapToDouble(share -> share)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(anomaly.shares().get(Feature.SIZE)).isLessThan(0.05);
    }

    @Test
    void anotherForestGivesTheSameScores() {
        AnomalyScorer other = new ForestScorer(TrafficNorms.USUAL);
        for (SourceHistory history : SyntheticTraffic.of(50, 5, TrafficNorms.USUAL)) {
            FeatureVector vector = FeatureVector.of(history, TrafficNorms.USUAL);
            assertThat(other.score(vector)).isEqualTo(SCORER.score(vector));
        }
    }

    @Test
    void ordinaryTrafficIsHardlyEverSuspected() {
        long suspected = SyntheticTraffic.of(2_000, 77, TrafficNorms.USUAL).stream()
                .filter(history -> SCORER.score(FeatureVector.of(history, TrafficNorms.USUAL))
                                .score()
                        >= THRESHOLD)
                .count();
        assertThat(suspected).isZero();
    }

    @Test
    void manyThreadsGetTheSameScoresAsOne() throws Exception {
        List<FeatureVector> vectors = SyntheticTraffic.of(200, 6, TrafficNorms.USUAL).stream()
                .map(history -> FeatureVector.of(history, TrafficNorms.USUAL))
                .toList();
        List<Anomaly> alone = vectors.stream().map(SCORER::score).toList();
        AnomalyScorer shared = new ForestScorer(TrafficNorms.USUAL);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Anomaly>> together = vectors.stream()
                    .map(vector -> threads.submit(() -> shared.score(vector)))
                    .toList();
            for (int i = 0; i < alone.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i));
            }
        }
    }

    @Test
    void aWarmScoreTakesLessThanFiveMilliseconds() {
        List<SourceHistory> histories = SyntheticTraffic.of(400, 9, TrafficNorms.USUAL);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long started = System.nanoTime();
            histories.forEach(history -> SCORER.score(FeatureVector.of(history, TrafficNorms.USUAL)));
            best = Math.min(best, System.nanoTime() - started);
        }
        assertThat(Duration.ofNanos(best / histories.size())).isLessThan(Duration.ofMillis(5));
    }

    private static double score(Submission submission, List<Submission> others) {
        return SCORER.score(vector(submission, others)).score();
    }

    private static Feature mostTelling(Anomaly anomaly) {
        return anomaly.shares().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
