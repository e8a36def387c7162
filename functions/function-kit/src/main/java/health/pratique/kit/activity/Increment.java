package health.pratique.kit.activity;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What one activity adds to one day of one actor.
 *
 * @param slot the ten minutes of the day, 0 to 143
 * @param logSize hundredths of the logarithm to base 2 of the size; 0 without one
 * @param subject position, or -1
 * @param network position, or -1
 * @param place in the ring of latest contents
 * @param mark what stands there: which activity, and its content
 */
record Increment(
        LocalDate day,
        int slot,
        ActivityEnd end,
        boolean suspected,
        boolean near,
        boolean newcomer,
        int logSize,
        @Nullable String what,
        int subject,
        int network,
        int place,
        Mark mark) {

    private static final int SLOT_MINUTES = DayWindow.MINUTES / DayWindow.SLOTS;
    private static final double HUNDREDTHS_OF_BITS = 100 / StrictMath.log(2);

    /** @param activity tells activities apart; @param content 0 without one */
    record Mark(int activity, long content) {

        static final int BYTES = Integer.BYTES + Long.BYTES;

        static Mark of(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Mark(buffer.getInt(), buffer.getLong());
        }

        byte[] bytes() {
            return ByteBuffer.allocate(BYTES).putInt(activity).putLong(content).array();
        }
    }

    static Increment of(Activity activity, boolean suspected, boolean near, boolean newcomer) {
        long hash = LinearSketch.hash(activity.id());
        Long content = activity.content();
        return new Increment(
                day(activity.at()),
                slot(activity.at()),
                activity.end(),
                suspected,
                near,
                newcomer,
                logSize(activity.bytes()),
                activity.what(),
                position(activity.subject(), DayWindow.SUBJECTS),
                position(activity.network(), DayWindow.NETWORKS),
                (int) Long.remainderUnsigned(hash, DayWindow.CONTENTS),
                new Mark((int) (hash >>> Integer.SIZE), content == null ? 0 : content));
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    static int slot(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / 60 / SLOT_MINUTES;
    }

    static int logSize(long bytes) {
        return bytes <= 1 ? 0 : (int) Math.round(StrictMath.log(bytes) * HUNDREDTHS_OF_BITS);
    }

    private static int position(@Nullable String value, int size) {
        return value == null ? -1 : LinearSketch.position(value, size);
    }
}
