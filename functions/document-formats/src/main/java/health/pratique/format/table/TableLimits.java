package health.pratique.format.table;

/** What one row may cost, whatever the size of the table. */
final class TableLimits {

    /** As many as a spreadsheet of Excel has. */
    static final int MAX_COLUMNS = 16_384;
    /** UTF-16 units, line breaks in quotes included. */
    static final int MAX_ROW_LENGTH = 4 * 1024 * 1024;
    /** UTF-16 units at the start of a table by which its dialect and its columns are told. */
    static final int SAMPLE_LENGTH = 256 * 1024;

    static final int SAMPLE_ROWS = 500;

    private TableLimits() {}
}
