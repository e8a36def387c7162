package health.pratique.clinical;

/** @param parameter {@code _id}, {@code _lastUpdated}, or one of kind date or string */
public record SortKey(String parameter, boolean descending) {}
