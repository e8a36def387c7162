package health.pratique.fraud;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The forests that every installation begins with, from invented ordinary traffic. Thread-safe. */
final class OrdinaryForests {

    /** Names what they grow from: another resource, another set of features or another seed is another version. */
    static final String MODEL = "random-cut-forest-4.4.0/ordinary-traffic-4";

    private static final int GROWN_FROM = 768;
    private static final int CALIBRATED_WITH = 256;
    private static final long SEED = 20260112;
    /** Of the shipped vectors, these grow the forest; it is calibrated with the rest. */
    private static final int WINDOWS_GROWN_FROM = 2_048;

    /** Grown when the first document asks, and in an image while it is built: growing takes most of a second. */
    private static final class UsualLatest {

        static final LaidDownForest FOREST = grownLatest(TrafficNorms.USUAL).laidDown();
    }

    /** The same; a custodian whose forest has learned needs none of it. */
    private static final class UsualWindows {

        static final LaidDownForest FOREST = grownWindows().laidDown();
    }

    private final TrafficNorms norms;
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable GrownForest latest;
    private @Nullable GrownForest windows;
    private @Nullable List<FeatureVector> shipped;

    OrdinaryForests(TrafficNorms norms) {
        this.norms = norms;
    }

    /** Over the features of a source's latest documents. */
    GrownForest latest() {
        lock.lock();
        try {
            GrownForest known = latest;
            if (known == null) {
                known = norms.asUsual() ? GrownForest.of(UsualLatest.FOREST) : grownLatest(norms);
                latest = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Over the features of the windows, which know no norms. */
    GrownForest windows() {
        lock.lock();
        try {
            GrownForest known = windows;
            if (known == null) {
                known = GrownForest.of(UsualWindows.FOREST);
                windows = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    static GrownForest grownLatest(TrafficNorms norms) {
        return GrownForest.of(
                Feature.Group.LATEST, ordinary(GROWN_FROM, SEED, norms), ordinary(CALIBRATED_WITH, SEED + 1, norms));
    }

    static GrownForest grownWindows() {
        List<FeatureVector> all = OrdinaryActivity.shipped();
        return GrownForest.of(
                Feature.Group.WINDOWS, all.subList(0, WINDOWS_GROWN_FROM), all.subList(WINDOWS_GROWN_FROM, all.size()));
    }

    /** What the forest over the windows grew from. */
    List<FeatureVector> taughtWith() {
        return shipped().subList(0, WINDOWS_GROWN_FROM);
    }

    /** What no forest over the windows has seen, and all are calibrated with. */
    List<FeatureVector> unseen() {
        return shipped().subList(WINDOWS_GROWN_FROM, shipped().size());
    }

    private List<FeatureVector> shipped() {
        lock.lock();
        try {
            List<FeatureVector> read = shipped;
            if (read == null) {
                read = OrdinaryActivity.shipped();
                shipped = read;
            }
            return read;
        } finally {
            lock.unlock();
        }
    }

    private static List<FeatureVector> ordinary(int count, long seed, TrafficNorms norms) {
        return SyntheticTraffic.of(count, seed, norms).stream()
                .map(history -> FeatureVector.of(history, norms))
                .toList();
    }
}
