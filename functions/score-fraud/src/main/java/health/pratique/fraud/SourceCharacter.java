package health.pratique.fraud;

import health.pratique.fraud.Submission.Verdict;
import java.util.Random;

/**
 * How one invented source behaves.
 *
 * @param subjects how many patients it sends for
 * @param bundleShare share of its documents that are FHIR bundles rather than notes
 * @param resendShare share that repeats the content of an earlier one
 * @param formShare share of those repeats that are a form sent for another subject, not the same document once more
 * @param deniedShare share that is denied
 */
record SourceCharacter(int subjects, double bundleShare, double resendShare, double formShare, double deniedShare) {

    private static final double NOTE_LOG_SIZE = Math.log(4 * 1024);
    private static final double BUNDLE_LOG_SIZE = Math.log(600 * 1024);

    /** No source of ordinary traffic both sends one content for many subjects and is denied often. */
    static SourceCharacter draw(Random random) {
        int subjects = subjects(random);
        double bundleShare = bundleShare(random);
        double kind = random.nextDouble();
        if (kind < 0.06) {
            return new SourceCharacter(subjects, bundleShare, random.nextDouble(), random.nextDouble(), 0);
        }
        if (kind < 0.16) {
            return new SourceCharacter(subjects, bundleShare, 0, 0, random.nextDouble());
        }
        double resendShare = kind < 0.7 ? 0 : random.nextDouble() * 0.15;
        return new SourceCharacter(subjects, bundleShare, resendShare, 0.3, random.nextDouble() * 0.2);
    }

    private static int subjects(Random random) {
        double kind = random.nextDouble();
        if (kind < 0.15) {
            return 1;
        }
        return kind < 0.4 ? 2 + random.nextInt(10) : 10 + random.nextInt(5_000);
    }

    private static double bundleShare(Random random) {
        double kind = random.nextDouble();
        if (kind < 0.4) {
            return 0;
        }
        return kind < 0.55 ? 1 : random.nextDouble();
    }

    String subject(Random random) {
        return Integer.toString(random.nextInt(subjects));
    }

    long sizeBytes(Random random) {
        double logSize = random.nextDouble() < bundleShare
                ? BUNDLE_LOG_SIZE + random.nextGaussian()
                : NOTE_LOG_SIZE + 0.9 * random.nextGaussian();
        return Math.max(100, (long) Math.exp(logSize));
    }

    Verdict verdict(Random random) {
        return random.nextDouble() < deniedShare ? Verdict.DENIED : Verdict.OTHER;
    }
}
