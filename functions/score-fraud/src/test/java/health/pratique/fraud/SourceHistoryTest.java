package health.pratique.fraud;

import static health.pratique.fraud.Sources.atHour;
import static health.pratique.fraud.Sources.bulkLoad;
import static health.pratique.fraud.Sources.document;
import static health.pratique.fraud.Sources.probing;
import static health.pratique.fraud.Sources.ward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted of a source. */
class SourceHistoryTest {

    private static final Instant NOON = atHour(12);

    @Test
    void repeatsSharedContentAndDenialsAreCounted() {
        SourceHistory history = new SourceHistory(document(NOON, 1_900, "same", "consented"), probing(5, NOON));
        assertThat(history.documents()).isEqualTo(6);
        assertThat(history.repeats()).isEqualTo(5);
        assertThat(history.subjectsSharingContent()).isEqualTo(5);
        assertThat(history.denied()).isEqualTo(5);
        assertThat(history.decided()).isEqualTo(5);
        assertThat(history.deniedOfSharedContent()).isEqualTo(5);
        assertThat(history.subjects()).isEqualTo(6);
    }

    @Test
    void aDocumentSentAgainForTheSameSubjectSharesNoContentBetweenSubjects() {
        SourceHistory history = new SourceHistory(document(NOON, 1_500, "note-0", "patient-0"), ward(5, NOON));
        assertThat(history.repeats()).isEqualTo(1);
        assertThat(history.subjectsSharingContent()).isZero();
        assertThat(history.deniedOfSharedContent()).isZero();
        assertThat(history.denied()).isEqualTo(1);
    }

    @Test
    void theRateIsThatOfTheLastMinute() {
        SourceHistory history =
                new SourceHistory(document(NOON, 1_000, "a", "a"), bulkLoad(45, Duration.ofSeconds(2), NOON));
        assertThat(history.ratePerMinute(Feature.HISTORY_LIMIT)).isEqualTo(30);
    }

    @Test
    void beyondFiftyDocumentsTheRateIsExtrapolatedFromTheirSpan() {
        SourceHistory history =
                new SourceHistory(document(NOON, 1_000, "a", "a"), bulkLoad(49, Duration.ofMillis(20), NOON));
        assertThat(history.ratePerMinute(Feature.HISTORY_LIMIT)).isCloseTo(3_000, within(100.0));
    }

    @Test
    void noRateAboveFiftyInASecondIsClaimed() {
        SourceHistory history = new SourceHistory(document(NOON, 1_000, "a", "a"), bulkLoad(49, Duration.ZERO, NOON));
        assertThat(history.ratePerMinute(Feature.HISTORY_LIMIT)).isEqualTo(3_000);
    }

    @Test
    void aDocumentScoredAfterNewerOnesHasTheRateOfItsSource() {
        List<Submission> newer = bulkLoad(49, Duration.ofMillis(20), NOON);
        SourceHistory late = new SourceHistory(document(NOON.minusSeconds(3_600), 1_000, "a", "a"), newer);
        assertThat(late.ratePerMinute(Feature.HISTORY_LIMIT)).isEqualTo(49);
    }

    @Test
    void theOrderOfTheOthersDoesNotMatter() {
        List<Submission> others = new ArrayList<>(ward(50, NOON));
        Submission submission = document(NOON, 9_000, "a", "a");
        String inOrder = Sources.vector(submission, others).toString();
        Collections.reverse(others);
        assertThat(Sources.vector(submission, others)).hasToString(inOrder);
    }

    @Test
    void aBundleIsALargeDeviationOnlyForASourceThatSentManyNotes() {
        Submission bundle = document(NOON, 2_000_000, "bundle", "a");
        assertThat(new SourceHistory(bundle, List.of()).sizeDeviations()).isLessThan(3.1);
        assertThat(new SourceHistory(bundle, bulkLoad(49, Duration.ofSeconds(1), NOON)).sizeDeviations())
                .isBetween(3.5, 5.0);
    }

    @Test
    void nightIsNightWhereTheInstallationIs() {
        Submission submission = document(Instant.parse("2026-01-15T08:00:00Z"), 1_000, "a", "a");
        SourceHistory history = new SourceHistory(submission, List.of());
        TrafficNorms losAngeles = new TrafficNorms(6_000, ZoneId.of("America/Los_Angeles"));
        assertThat(FeatureVector.of(history, TrafficNorms.USUAL).value(Feature.NIGHT))
                .isZero();
        assertThat(FeatureVector.of(history, losAngeles).value(Feature.NIGHT)).isPositive();
    }

    @Test
    void everyFeatureIsBounded() {
        for (SourceHistory history : SyntheticTraffic.of(300, 11, TrafficNorms.USUAL)) {
            FeatureVector vector = FeatureVector.of(history, TrafficNorms.USUAL);
            for (Feature feature : Feature.values()) {
                assertThat(vector.value(feature)).isBetween(0.0, 3.2);
            }
        }
    }

    @Test
    void reasonsCarryTheNumbersBehindThem() {
        SourceHistory history = new SourceHistory(document(atHour(3), 1_900, "same", "x"), probing(5, atHour(3)));
        assertThat(SignalWords.reason(Feature.DENIED, new Evidence(history, List.of(), TrafficNorms.USUAL)))
                .isEqualTo("5 of this source's 5 decided documents were denied for want of consent");
        assertThat(SignalWords.reason(Feature.SHARED_CONTENT, new Evidence(history, List.of(), TrafficNorms.USUAL)))
                .isEqualTo("one and the same content was sent for 6 subjects within 6 documents");
        assertThat(SignalWords.reason(Feature.NIGHT, new Evidence(history, List.of(), TrafficNorms.USUAL)))
                .isEqualTo("received at 03:00 (Z)");
    }
}
