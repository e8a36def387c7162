package health.pratique.usage;

/**
 * What calls of one kind come to.
 *
 * @param refused of the calls, those with a status from 400 to 499
 * @param failed of the calls, those with a status from 500
 */
public record Tally(long calls, long refused, long failed, long units, long bytesIn, long bytesOut) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    static Tally of(MeteredCall call) {
        boolean failed = call.status() >= FAILED;
        return new Tally(
                1,
                !failed && call.status() >= REFUSED ? 1 : 0,
                failed ? 1 : 0,
                call.units(),
                call.bytesIn(),
                call.bytesOut());
    }

    public Tally plus(Tally other) {
        return new Tally(
                calls + other.calls,
                refused + other.refused,
                failed + other.failed,
                units + other.units,
                bytesIn + other.bytesIn,
                bytesOut + other.bytesOut);
    }
}
