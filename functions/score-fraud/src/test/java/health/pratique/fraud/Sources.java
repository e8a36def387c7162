package health.pratique.fraud;

import health.pratique.fraud.Submission.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Invented sources, and what they send. */
final class Sources {

    private Sources() {}

    static Instant atHour(int hour) {
        return Instant.parse("2026-03-03T00:00:00Z").plus(Duration.ofHours(hour));
    }

    /** A kiosk that tried one content on many subjects, and was denied each time. */
    static List<Submission> probing(int denied, Instant now) {
        List<Submission> others = new ArrayList<>();
        for (int i = 0; i < denied; i++) {
            others.add(new Submission(now.minusSeconds(i + 1), 1_900, "same", "subject-" + i, Verdict.DENIED));
        }
        return others;
    }

    /** A ward that sends a note now and then, each of another patient; the third was not consented to. */
    static List<Submission> ward(int count, Instant now) {
        List<Submission> others = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            others.add(new Submission(
                    now.minusSeconds(5L * (i + 1)),
                    1_500 + 700L * i,
                    "note-" + i,
                    "patient-" + i,
                    i == 2 ? Verdict.DENIED : Verdict.OTHER));
        }
        return others;
    }

    /** A bulk load of different notes of different patients, most of them still on their way. */
    static List<Submission> bulkLoad(int count, Duration apart, Instant now) {
        List<Submission> others = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            others.add(new Submission(
                    now.minus(apart.multipliedBy(i + 1L)),
                    3_000 + (i * 37L) % 4_000,
                    "bulk-" + i,
                    "patient-" + i,
                    i < 30 ? Verdict.OPEN : Verdict.OTHER));
        }
        return others;
    }

    static Submission document(Instant now, long sizeBytes, String content, String subject) {
        return new Submission(now, sizeBytes, content, subject, Verdict.OPEN);
    }

    static FeatureVector vector(Submission submission, List<Submission> others) {
        return FeatureVector.of(new SourceHistory(submission, others), TrafficNorms.USUAL);
    }
}
