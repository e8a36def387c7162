package health.pratique.compliance.statement;

import java.util.Arrays;

/** Which {@link Landmark}s stand in a text, and where. Most texts have none, and cost next to nothing. */
final class Landmarks {

    private static final int[] NONE = {};

    private int kinds;
    private int count;
    /** Landmark and place in turn. */
    private int[] found = NONE;

    void add(Landmark landmark, int place) {
        if (count == found.length) {
            found = Arrays.copyOf(found, Math.max(16, 2 * count));
        }
        kinds |= 1 << landmark.ordinal();
        found[count++] = landmark.ordinal();
        found[count++] = place;
    }

    boolean has(Landmark landmark) {
        return (kinds & 1 << landmark.ordinal()) != 0;
    }

    int[] places(Landmark landmark) {
        if (!has(landmark)) {
            return NONE;
        }
        int[] places = new int[count / 2];
        int length = 0;
        for (int at = 0; at < count; at += 2) {
            if (found[at] == landmark.ordinal()) {
                places[length++] = found[at + 1];
            }
        }
        return Arrays.copyOf(places, length);
    }
}
