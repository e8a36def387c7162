package health.pratique.fraud;

import health.pratique.model.Custodian;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;

/**
 * One version of what a custodian's forest over the windows has learned. A version never changes. It is a custodian's own: what
 * one custodian's actors do is no business of another's, and an attack there teaches nothing here.
 *
 * @param number 1 for the first
 * @param base what it began with and learned the features of: {@link #BASE} of the release that made it
 * @param through the last day whose documents it has seen
 * @param vectors how many documents it has learned from
 * @param mean raw score of ordinary traffic, and its deviation: what the forest's scores mean
 * @param state as {@link ForestState} writes it
 */
record LearnedForest(
        Custodian custodian,
        long number,
        String base,
        LocalDate through,
        long vectors,
        double mean,
        double deviation,
        SdkBytes state) {

    /** Another release's features, or ordinary traffic, make another forest: what was learned before them is left behind. */
    static final String BASE = OrdinaryForests.MODEL + " "
            + Feature.of(Feature.Group.WINDOWS).map(Feature::label).collect(Collectors.joining(" "));

    private static final String MODEL = "random-cut-forest-4.4.0/learned-";
    private static final int SHOWN_OF_DIGEST = 12;

    static LearnedForest of(Custodian custodian, long number, LocalDate through, long vectors, GrownForest forest) {
        Calibration calibration = forest.calibration();
        return new LearnedForest(
                custodian,
                number,
                BASE,
                through,
                vectors,
                calibration.mean(),
                calibration.deviation(),
                SdkBytes.fromByteArray(forest.state()));
    }

    /** @throws ForestUnreadable when the state is none */
    GrownForest restored() throws ForestUnreadable {
        return GrownForest.restored(
                Feature.Group.WINDOWS,
                state.asByteArrayUnsafe(),
                Calibration.of(mean, deviation, Feature.Group.WINDOWS));
    }

    /** SHA-256 over all of it, 64 lower-case hex digits: the audit event of the version seals it. */
    String digest() {
        String header = Stream.of(custodian.value(), number, base, through, vectors, mean, deviation)
                .map(value -> value + "\n")
                .collect(Collectors.joining());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(header.getBytes(StandardCharsets.UTF_8));
            digest.update(state.asByteArrayUnsafe());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    /** As scores name it. */
    String model() {
        return MODEL + number + "-" + digest().substring(0, SHOWN_OF_DIGEST);
    }

    /** The number of the version that a score names; 0 when it names none that has learned. */
    static long number(String model) {
        if (!model.startsWith(MODEL)) {
            return 0;
        }
        try {
            return Long.parseLong(model.substring(MODEL.length()).split("-", 2)[0]);
        } catch (NumberFormatException other) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return "LearnedForest[" + number + " through " + through + "]";
    }
}
