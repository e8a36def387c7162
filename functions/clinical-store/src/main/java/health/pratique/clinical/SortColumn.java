package health.pratique.clinical;

/**
 * Something that results are ordered by.
 *
 * @param expression of a column
 * @param kind what its values are
 */
record SortColumn(String expression, boolean descending, Kind kind) {

    /** How a value travels in a cursor. */
    enum Kind {
        TEXT,
        MILLISECONDS
    }

    String order() {
        return expression + (descending ? " desc" : "");
    }

    String atOrAfter() {
        return expression + (descending ? " <= ?" : " >= ?");
    }

    String after() {
        return expression + (descending ? " < ?" : " > ?");
    }
}
