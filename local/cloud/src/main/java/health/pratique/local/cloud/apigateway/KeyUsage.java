package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.template.UsagePlanResource.Quota;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often a key was let through, by day in UTC: what its quota is taken from, and what the ledger is compared with. Thread-safe. */
final class KeyUsage {

    private final Optional<Quota> quota;
    private final TreeMap<LocalDate, Long> callsByDay = new TreeMap<>();

    KeyUsage(Optional<Quota> quota) {
        this.quota = quota;
    }

    /** Counts one call unless the quota of its period is used up; the two are one step, so that a burst gets no call too many. */
    synchronized boolean count(LocalDate day) {
        if (quota.isPresent() && used(quota.get(), day) >= quota.get().limit()) {
            return false;
        }
        callsByDay.merge(day, 1L, Long::sum);
        return true;
    }

    synchronized Map<LocalDate, Long> callsByDay() {
        return new TreeMap<>(callsByDay);
    }

    /** As at the end of the day; without a quota the most that can be told. */
    synchronized long remainingAfter(LocalDate day) {
        return quota.map(it -> Math.max(
                        0,
                        it.limit()
                                - callsByDay.subMap(begin(it, day), true, day, true).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()))
                .orElse(Long.MAX_VALUE);
    }

    /** Seconds until the quota begins anew. */
    long secondsUntilRenewed(LocalDate day, long nowEpochSecond) {
        LocalDate next = quota.map(it -> end(it, day)).orElse(day.plusDays(1));
        return Math.max(1, next.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC) - nowEpochSecond);
    }

    private long used(Quota of, LocalDate day) {
        return callsByDay.tailMap(begin(of, day), true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static LocalDate begin(Quota quota, LocalDate day) {
        return switch (quota.period()) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate end(Quota quota, LocalDate day) {
        return switch (quota.period()) {
            case DAY -> day.plusDays(1);
            case WEEK -> begin(quota, day).plusWeeks(1);
            case MONTH -> day.withDayOfMonth(1).plusMonths(1);
        };
    }
}
