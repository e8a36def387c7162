package health.pratique.kit.image;

import static java.time.temporal.ChronoField.DAY_OF_WEEK;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Dates as HTTP writes them ({@code Sun, 06 Nov 1994 08:49:37 GMT}, RFC 9110 5.6.7), with names that are written down here. */
final class HttpDates {

    /** As the SDK for AWS reads and writes them, but for full names of days and months, which no such date has. */
    static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .parseLenient()
            .appendText(DAY_OF_WEEK, numbered("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
            .appendPattern(", dd ")
            .appendText(
                    MONTH_OF_YEAR,
                    numbered("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))
            .appendPattern(" yyyy HH:mm:ss ")
            .appendOffset("+HHMM", "GMT")
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.SMART)
            .withChronology(IsoChronology.INSTANCE);

    private HttpDates() {}

    private static Map<Long, String> numbered(String... names) {
        List<String> inTurn = List.of(names);
        return IntStream.range(0, names.length).boxed().collect(Collectors.toMap(at -> at + 1L, inTurn::get));
    }
}
