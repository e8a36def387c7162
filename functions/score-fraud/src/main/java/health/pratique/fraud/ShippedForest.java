package health.pratique.fraud;

import java.nio.ByteBuffer;

/** The forest over the windows that has learned nothing yet, for those who measure what it costs. */
public final class ShippedForest {

    private static final int CALIBRATION_BYTES = 2 * Double.BYTES;

    private final OrdinaryForests ordinary;
    private final GrownForest forest;

    private ShippedForest(OrdinaryForests ordinary, GrownForest forest) {
        this.ordinary = ordinary;
        this.forest = forest;
    }

    public static ShippedForest grown() {
        OrdinaryForests ordinary = new OrdinaryForests(TrafficNorms.USUAL);
        return new ShippedForest(ordinary, OrdinaryForests.grownWindows());
    }

    /**
     * @param saved as {@link #saved()} gave it
     * @throws IllegalArgumentException when it is anything else
     */
    public static ShippedForest restored(byte[] saved) {
        if (saved.length < CALIBRATION_BYTES) {
            throw new IllegalArgumentException("this is no saved forest: save it again");
        }
        ByteBuffer bytes = ByteBuffer.wrap(saved);
        Calibration calibration = Calibration.of(bytes.getDouble(), bytes.getDouble(), Feature.Group.WINDOWS);
        byte[] state = new byte[bytes.remaining()];
        bytes.get(state);
        try {
            return new ShippedForest(
                    new OrdinaryForests(TrafficNorms.USUAL),
                    GrownForest.restored(Feature.Group.WINDOWS, state, calibration));
        } catch (ForestUnreadable unreadable) {
            throw new IllegalArgumentException("this is no saved forest: save it again", unreadable);
        }
    }

    /** Its state, behind what it is calibrated with. */
    public byte[] saved() {
        Calibration calibration = forest.calibration();
        byte[] state = forest.state();
        return ByteBuffer.allocate(CALIBRATION_BYTES + state.length)
                .putDouble(calibration.mean())
                .putDouble(calibration.deviation())
                .put(state)
                .array();
    }

    /** Of a document from a source that nothing is known of. */
    public double score() {
        return forest.score(FeatureVector.of(SourceHistory.NONE, TrafficNorms.USUAL));
    }

    /**
     * Scores an ordinary document that it has not seen, and weighs the reasons.
     *
     * @param number which one; they come round
     */
    public double scoreWithReasons(int number) {
        var unseen = ordinary.unseen();
        FeatureVector vector = unseen.get(number % unseen.size());
        forest.weights(vector);
        return forest.score(vector);
    }
}
