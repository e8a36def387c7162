package health.pratique.usage;

import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a partner called in a month of UTC.
 *
 * @param byDay day of the month, and what was called on it, by operation
 */
public record MonthlyUsage(String partner, YearMonth month, SortedMap<Integer, Map<Operation, Tally>> byDay) {

    public MonthlyUsage {
        byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
    }

    public Map<Operation, Tally> byOperation() {
        Map<Operation, Tally> sums = new EnumMap<>(Operation.class);
        byDay.values().forEach(day -> day.forEach((operation, tally) -> sums.merge(operation, tally, Tally::plus)));
        return sums;
    }

    public Tally total() {
        return byOperation().values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /** Of one day, all operations together. */
    public Tally on(int dayOfMonth) {
        return byDay.getOrDefault(dayOfMonth, Map.of()).values().stream().reduce(Tally.NONE, Tally::plus);
    }
}
