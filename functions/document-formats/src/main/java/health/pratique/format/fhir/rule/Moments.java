package health.pratique.format.fhir.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Compares dates of any precision (R4, 2.24.0.1: date, dateTime, instant). Each is a span of time: a year, a month, a day, which
 * beside a time with a zone may be that of any place on Earth.
 */
final class Moments {

    private static final ZoneOffset FIRST_ON_EARTH = ZoneOffset.ofHours(14);
    private static final ZoneOffset LAST_ON_EARTH = ZoneOffset.ofHours(-12);
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private Moments() {}

    /** Whether the first is after the second beyond doubt; false when one is missing or is no date. */
    static boolean isAfter(String first, String second) {
        if (first.length() < YEAR || second.length() < YEAR || first.equals(second)) {
            return false;
        }
        boolean zoned = first.length() > DAY || second.length() > DAY;
        OffsetDateTime earliest = at(first, zoned, false);
        OffsetDateTime latest = at(second, zoned, true);
        return earliest != null && latest != null && earliest.isAfter(latest);
    }

    private static @Nullable OffsetDateTime at(String date, boolean zoned, boolean end) {
        try {
            if (date.length() > DAY) {
                return OffsetDateTime.parse(date);
            }
            LocalDate day = day(date, end);
            LocalDateTime moment = end ? day.atTime(LocalTime.MAX) : day.atStartOfDay();
            ZoneOffset furthest = end ? LAST_ON_EARTH : FIRST_ON_EARTH;
            return moment.atOffset(zoned ? furthest : ZoneOffset.UTC);
        } catch (DateTimeException | NumberFormatException invalid) {
            // What is no date breaks the form of its type, not an order.
            return null;
        }
    }

    private static LocalDate day(String date, boolean end) {
        int year = Integer.parseInt(date.substring(0, YEAR));
        return switch (date.length()) {
            case YEAR -> end ? LocalDate.of(year, 12, 31) : LocalDate.of(year, 1, 1);
            case MONTH -> {
                LocalDate first = LocalDate.of(year, Integer.parseInt(date.substring(YEAR + 1)), 1);
                yield end ? first.plusMonths(1).minusDays(1) : first;
            }
            default -> LocalDate.parse(date);
        };
    }
}
