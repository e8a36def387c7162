package health.pratique.format.table;

import health.pratique.format.FieldEdit;
import health.pratique.format.FieldMeaning;
import health.pratique.format.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rows of a table mean: where its header stands and what each column is. Immutable and thread-safe. */
public final class TableLayout {

    private static final int LONGEST_CONTEXT = 40;

    private final Dialect dialect;
    private final int header;
    private final List<Column> columns;

    private TableLayout(Dialect dialect, int header, List<Column> columns) {
        this.dialect = dialect;
        this.header = header;
        this.columns = List.copyOf(columns);
    }

    /** @param text the table or its beginning: columns are told by its first rows */
    public static TableLayout of(String text, Dialect dialect) {
        boolean cut = text.length() > TableLimits.SAMPLE_LENGTH;
        String sample = cut ? text.substring(0, TableLimits.SAMPLE_LENGTH) : text;
        List<Row> rows = TableSniffer.sampled(sample, cut, dialect);
        // Blank lines above the header count as rows.
        int header = Header.index(rows).orElse(-1);
        int width = header >= 0
                ? rows.get(header).width()
                : rows.stream().mapToInt(Row::width).max().orElse(0);
        List<Column> columns = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            columns.add(column(rows, header, column));
        }
        return new TableLayout(dialect, header, columns).ordered(rows);
    }

    /** The same, with the order of day and month told by these rows. */
    TableLayout ordered(List<Row> rows) {
        DayOrder order = new DayOrder(columns.size());
        for (int row = header + 1; row < rows.size(); row++) {
            order.look(rows.get(row));
        }
        return new TableLayout(dialect, header, order.told(columns));
    }

    public Dialect dialect() {
        return dialect;
    }

    /** The index of the row that names the columns. */
    Optional<Integer> header() {
        return header < 0 ? Optional.empty() : Optional.of(header);
    }

    List<Column> columns() {
        return columns;
    }

    /** How many rows stand above the data: titles, blank lines and the header; none if there is no header. */
    public int rowsAboveData() {
        return header + 1;
    }

    /** Whether the row stands below the header, or there is none. */
    public boolean isData(long index) {
        return index > header;
    }

    /** The cells of a row in which PHI may stand. */
    public List<CellField> fields(long index, Row row) {
        List<CellField> fields = new ArrayList<>(row.width());
        boolean sure = row.width() == columns.size() || row.width() > columns.size() && !overfull(row);
        for (int column = 0; column < row.width(); column++) {
            String cell = row.cell(column);
            if (!cell.isBlank()) {
                Column told = column < columns.size() && isData(index) ? columns.get(column) : Column.UNTOLD;
                if (index != header) {
                    fields.add(field("row[" + index + "].cell[" + column + "]", column, told, cell, sure));
                } else if (ColumnNames.role(cell).isEmpty()) {
                    fields.add(new CellField(
                            column, "", new TextField("header.cell[" + column + "]", FieldMeaning.FREE_TEXT, cell)));
                }
            }
        }
        return fields;
    }

    /** Appends the row with the edits applied; {@code edits} has one for each of the fields. */
    public void write(Row row, List<CellField> fields, List<FieldEdit> edits, StringBuilder out) {
        @Nullable String[] values = new @Nullable String[row.width()];
        for (int i = 0; i < fields.size(); i++) {
            CellField field = fields.get(i);
            Optional<String> value = field.value(edits.get(i));
            if (value.isPresent()) {
                values[field.column()] = value.get();
            }
        }
        row.write(values, out);
    }

    private boolean overfull(Row row) {
        for (int column = columns.size(); column < row.width(); column++) {
            if (!row.isBlank(column)) {
                return true;
            }
        }
        return false;
    }

    private static CellField field(String path, int index, Column column, String cell, boolean sure) {
        FieldMeaning meaning = CellMeaning.of(column, cell, sure);
        boolean masked = cell.startsWith("[") && cell.endsWith("]");
        String context = meaning == FieldMeaning.FREE_TEXT && !masked ? column.context() : "";
        boolean date = meaning == FieldMeaning.DATE || meaning == FieldMeaning.BIRTH_DATE;
        String shown = date && column.dayFirst() ? CellDate.withDayFirst(cell.strip()) : cell;
        return new CellField(index, context, new TextField(path, meaning, context + shown));
    }

    private static Column column(List<Row> rows, int header, int index) {
        String name = header >= 0 ? rows.get(header).cell(index) : "";
        Optional<ColumnRole> role = ColumnNames.role(name);
        if (role.isPresent()) {
            return new Column(role.get(), CellKind.TEXT, false, "");
        }
        List<String> cells = new ArrayList<>();
        for (Row row : rows.subList(header + 1, rows.size())) {
            if (index < row.width()) {
                cells.add(row.cell(index));
            }
        }
        return new Column(ColumnRole.UNKNOWN, ColumnContent.of(cells), false, context(name));
    }

    private static String context(String name) {
        String words = ColumnNames.words(name);
        return words.isEmpty() || words.length() > LONGEST_CONTEXT ? "" : words + ": ";
    }
}
