package health.pratique.clinical;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All that the index holds of one resource. */
record IndexEntries(
        Set<UUID> tokens,
        Set<StringEntry> strings,
        Set<DateEntry> dates,
        Set<QuantityEntry> quantities,
        Map<UUID, String> positions) {

    /** Enough for any clinical resource; more is an attempt to fill the index. */
    static final int LIMIT = 4_000;

    record StringEntry(UUID key, String value) {}

    record DateEntry(UUID key, DateRange range) {}

    record QuantityEntry(UUID key, BigDecimal value) {}

    static IndexEntries empty() {
        return new IndexEntries(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashMap<>());
    }

    boolean tooMany() {
        return tokens.size() + strings.size() + dates.size() + quantities.size() > LIMIT;
    }
}
