package health.pratique.api.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The accounting of disclosures of 45 CFR 164.528: who was given what, when and why, in the six years before. Several to the same
 * recipient for one purpose are one entry with the first, the last and the number (164.528(b)(3)). What the rule leaves out is
 * counted by the paragraph that leaves it out.
 *
 * @param from the first moment
 * @param until the first moment after
 */
record Accounting(Instant from, Instant until, List<Entry> entries, Map<Exclusion, Integer> excluded) {

    private static final int YEARS = 6;

    Accounting {
        entries = List.copyOf(entries);
        excluded = excluded.isEmpty() ? Map.of() : new EnumMap<>(excluded);
    }

    /**
     * Disclosures to one recipient for one purpose.
     *
     * @param times how many
     * @param items how many resources or documents, all together
     */
    record Entry(String recipient, String purpose, String what, Instant first, Instant last, int times, int items) {

        private Entry and(GivenOut one) {
            return new Entry(
                    recipient,
                    purpose,
                    what,
                    one.at().isBefore(first) ? one.at() : first,
                    one.at().isAfter(last) ? one.at() : last,
                    times + 1,
                    items + one.items());
        }
    }

    /** The beginning of the six years. */
    static Instant beginning(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusYears(YEARS).toInstant();
    }

    static Accounting of(List<GivenOut> givenOut, Instant now) {
        Instant from = beginning(now);
        Map<List<String>, Entry> entries = new LinkedHashMap<>();
        Map<Exclusion, Integer> excluded = new EnumMap<>(Exclusion.class);
        for (GivenOut one : givenOut) {
            if (one.at().isBefore(from) || !one.at().isBefore(now)) {
                continue;
            }
            if (one.exclusion().isPresent()) {
                excluded.merge(one.exclusion().get(), 1, Integer::sum);
                continue;
            }
            entries.merge(
                    List.of(one.recipient(), one.purpose(), one.what()),
                    new Entry(one.recipient(), one.purpose(), one.what(), one.at(), one.at(), 1, one.items()),
                    (before, ignored) -> before.and(one));
        }
        List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparing(Entry::first));
        return new Accounting(from, now, sorted, excluded);
    }

    /** {@code accounting.json} */
    Map<String, Object> json() {
        Map<String, Object> json = new TreeMap<>();
        json.put("rule", "45 CFR 164.528");
        json.put("from", from.toString());
        json.put("until", until.toString());
        json.put("disclosures", entries.stream().map(Accounting::json).toList());
        json.put(
                "notAccountedFor",
                excluded.entrySet().stream()
                        .map(one -> Map.of(
                                "why", one.getKey().name(),
                                "source", one.getKey().source(),
                                "times", one.getValue()))
                        .toList());
        return json;
    }

    private static Map<String, Object> json(Entry entry) {
        return Map.of(
                "recipient", entry.recipient(),
                "purpose", entry.purpose(),
                "what", entry.what(),
                "first", entry.first().toString(),
                "last", entry.last().toString(),
                "times", entry.times(),
                "items", entry.items());
    }
}
