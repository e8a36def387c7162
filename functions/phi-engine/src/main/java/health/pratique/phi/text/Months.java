package health.pratique.phi.text;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of months that were badly misread. */
final class Months {

    private static final int SHORTEST = 6;
    private static final int MOST_MISREAD = 2;

    private static final List<String> LONG = Stream.of(Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
            .filter(name -> name.length() >= SHORTEST)
            .toList();

    private Months() {}

    /** The month of as many letters with at most two others; null for none. */
    static @Nullable String near(String read) {
        for (String month : LONG) {
            if (month.length() == read.length() && different(month, read) <= MOST_MISREAD) {
                return WordReader.inCaseOf(read, month);
            }
        }
        return null;
    }

    private static int different(String month, String read) {
        int different = 0;
        for (int at = 0; at < read.length(); at++) {
            different += Character.toLowerCase(month.charAt(at)) == Character.toLowerCase(read.charAt(at)) ? 0 : 1;
        }
        return different;
    }
}
