package health.pratique.phi.text;

import health.pratique.phi.PhiType;
import java.util.Arrays;
import java.util.List;

/** Knows our own masks in a text: only those, so that a name in brackets is no hiding place. */
final class Masks {

    private static final List<String> ALL =
            Arrays.stream(PhiType.values()).map(PhiType::mask).distinct().toList();
    private static final int LONGEST =
            ALL.stream().mapToInt(String::length).max().orElseThrow();

    private Masks() {}

    /** The length of the mask that begins here, or 0. */
    static int lengthAt(String text, int at, int to) {
        int close = text.indexOf(']', at, Math.min(to, at + LONGEST));
        if (close < 0) {
            return 0;
        }
        int length = close + 1 - at;
        for (String mask : ALL) {
            if (mask.length() == length && text.startsWith(mask, at)) {
                return length;
            }
        }
        return 0;
    }
}
