package health.pratique.fraud;

import com.amazon.randomcutforest.ComponentList;
import com.amazon.randomcutforest.executor.IStateCoordinator;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a forest consists of but for its source of chance, which an image may not hold: the builder refuses each {@code Random}. A
 * forest that scores needs none.
 *
 * @param lock of all that are picked up from here, which share the trees
 */
record LaidDownForest(
        Feature.Group group,
        IStateCoordinator<Integer, float[]> points,
        ComponentList<Integer, float[]> trees,
        Calibration calibration,
        ReentrantLock lock) {}
