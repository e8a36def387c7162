package health.pratique.clinical;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search over one type.
 *
 * @param criteria all have to hold
 * @param sort then by order of arrival
 * @param count the most results of this page, 1 to 1000
 * @param cursor where the page before ended; null for the first
 * @param within null for every patient of the custodian
 */
public record ResourceQuery(
        String type,
        List<Criterion> criteria,
        List<SortKey> sort,
        int count,
        @Nullable String cursor,
        @Nullable Confinement within) {

    public static final int MOST_RESULTS = 1_000;
    static final int MOST_CRITERIA = 24;
    static final int MOST_SORT_KEYS = 3;

    /** @throws QueryInvalid TOO_MUCH, VALUE_INVALID */
    public ResourceQuery {
        criteria = List.copyOf(criteria);
        sort = List.copyOf(sort);
        if (criteria.size() > MOST_CRITERIA || sort.size() > MOST_SORT_KEYS || count > MOST_RESULTS) {
            throw new QueryInvalid(QueryInvalid.Defect.TOO_MUCH);
        }
        if (count < 1) {
            throw new QueryInvalid(QueryInvalid.Defect.VALUE_INVALID);
        }
    }

    public static ResourceQuery of(String type, int count, Criterion... criteria) {
        return new ResourceQuery(type, List.of(criteria), List.of(), count, null, null);
    }

    public ResourceQuery sortedBy(SortKey... keys) {
        return new ResourceQuery(type, criteria, List.of(keys), count, cursor, within);
    }

    public ResourceQuery after(@Nullable String newCursor) {
        return new ResourceQuery(type, criteria, sort, count, newCursor, within);
    }

    public ResourceQuery within(@Nullable Confinement confinement) {
        return new ResourceQuery(type, criteria, sort, count, cursor, confinement);
    }

    /** What a cursor belongs to: not the number of results, which may change from page to page. */
    List<String> identity() {
        List<String> words = new ArrayList<>();
        words.add(type);
        words.add(String.valueOf(criteria.size()));
        for (Criterion criterion : criteria) {
            words.add(criterion.parameter());
            words.add(criterion.modifier() == null ? "" : criterion.modifier());
            words.add(String.valueOf(criterion.values().size()));
            words.addAll(criterion.values());
        }
        sort.forEach(key -> words.add((key.descending() ? "-" : "+") + key.parameter()));
        return words;
    }
}
