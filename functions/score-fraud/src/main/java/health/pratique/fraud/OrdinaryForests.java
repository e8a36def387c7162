package health.pratique.fraud;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The forests that every installation begins with, from invented ordinary traffic: each is grown when it is first asked for. Thread-safe. */
final class OrdinaryForests {

    /** Names what they grow from: another resource, another set of features or another seed is another version. */
    static final String MODEL = "random-cut-forest-4.4.0/ordinary-traffic-4";

    private static final int GROWN_FROM = 768;
    private static final int CALIBRATED_WITH = 256;
    private static final long SEED = 20260112;
    /** Of the shipped vectors, these grow the forest; it is calibrated with the rest. */
    private static final int WINDOWS_GROWN_FROM = 2_048;

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
            GrownForest grown = latest;
            if (grown == null) {
                grown = GrownForest.of(
                        Feature.Group.LATEST,
                        ordinary(GROWN_FROM, SEED, norms),
                        ordinary(CALIBRATED_WITH, SEED + 1, norms));
                latest = grown;
            }
            return grown;
        } finally {
            lock.unlock();
        }
    }

    /** Over the features of the windows. */
    GrownForest windows() {
        lock.lock();
        try {
            GrownForest grown = windows;
            if (grown == null) {
                grown = GrownForest.of(Feature.Group.WINDOWS, taughtWith(), unseen());
                windows = grown;
            }
            return grown;
        } finally {
            lock.unlock();
        }
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
