package health.pratique.format.table;

/**
 * One column of a table.
 *
 * @param content what nearly all its cells are, when the name of the column does not tell; TEXT when nothing does
 * @param dayFirst whether its dates in numbers have the day before the month
 * @param context stands before each cell when it is searched: the name of a column of unknown role, or empty
 */
record Column(ColumnRole role, CellKind content, boolean dayFirst, String context) {

    static final Column UNTOLD = new Column(ColumnRole.UNKNOWN, CellKind.TEXT, false, "");

    Column with(boolean order) {
        return new Column(role, content, order, context);
    }
}
