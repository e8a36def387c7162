package health.pratique.fraud;

import health.pratique.fraud.Submission.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Ordinary traffic that nobody sent: what the forest knows as normal before an installation has a history. Invented sources of
 * several characters (a ward's notes, an EHR's bundles, a device of one patient, a migration in bulk, a new source whose consents are
 * still being recorded) each send for a while, and one of their documents is looked at. The same seed gives the same traffic on any
 * machine: {@link Random}'s algorithm is part of its contract.
 */
final class SyntheticTraffic {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-12T00:00:00Z");

    private final Random random;
    private final TrafficNorms norms;

    private SyntheticTraffic(long seed, TrafficNorms norms) {
        this.random = new Random(seed);
        this.norms = norms;
    }

    static List<SourceHistory> of(int count, long seed, TrafficNorms norms) {
        SyntheticTraffic traffic = new SyntheticTraffic(seed, norms);
        List<SourceHistory> histories = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            histories.add(traffic.next());
        }
        return histories;
    }

    private SourceHistory next() {
        SourceCharacter character = SourceCharacter.draw(random);
        int length = historyLength();
        Instant now = receivedAt();
        double rate = ratePerMinute();
        List<Submission> others = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            Instant at = now.minus(Duration.ofMillis((long) ((i + random.nextDouble()) * 60_000 / rate)));
            others.add(submission(character, others, at, character.verdict(random)));
        }
        return new SourceHistory(submission(character, others, now, Verdict.OPEN), others);
    }

    private Submission submission(
            SourceCharacter character, List<Submission> sent, Instant receivedAt, Verdict verdict) {
        if (!sent.isEmpty() && random.nextDouble() < character.resendShare()) {
            Submission again = sent.get(random.nextInt(sent.size()));
            String subject = random.nextDouble() < character.formShare() ? character.subject(random) : again.subject();
            return new Submission(receivedAt, again.sizeBytes(), again.content(), subject, verdict);
        }
        return new Submission(
                receivedAt,
                character.sizeBytes(random),
                Long.toHexString(random.nextLong()),
                character.subject(random),
                verdict);
    }

    /** A tenth are first submissions, a third come after a few, the rest after up to fifty. */
    private int historyLength() {
        double kind = random.nextDouble();
        if (kind < 0.1) {
            return 0;
        }
        return kind < 0.45 ? 1 + random.nextInt(8) : 1 + random.nextInt(Feature.HISTORY_LIMIT);
    }

    /** Hospitals do not sleep: a quarter comes at any hour, the rest by day. */
    private Instant receivedAt() {
        double hour = random.nextDouble() < 0.25 ? random.nextDouble() * 24 : 7 + random.nextDouble() * 14;
        Instant utc = MIDNIGHT.plusSeconds((long) (hour * 3600));
        return utc.minusSeconds(norms.zone().getRules().getOffset(utc).getTotalSeconds());
    }

    /** Spread evenly over the orders of magnitude, and a part of it over the whole usual range: bulk loads are usual. */
    private double ratePerMinute() {
        double usual = norms.usualRatePerMinute();
        return random.nextDouble() < 0.3
                ? Math.max(0.05, random.nextDouble() * usual)
                : Math.exp(Math.log(0.05) + random.nextDouble() * (Math.log(usual) - Math.log(0.05)));
    }
}
