package health.pratique.format.table;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFacts;
import health.pratique.format.FieldEdit;
import health.pratique.format.FieldMeaning;
import health.pratique.format.FormatLimits;
import health.pratique.format.TextField;
import health.pratique.model.DocumentFormat;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A table held in memory. Immutable; prints as {@code [PHI]}. */
public final class Table {

    private final TableLayout layout;
    private final List<Row> rows;
    private final List<TextField> fields;

    private Table(TableLayout layout, List<Row> rows) {
        this.layout = layout;
        this.rows = rows;
        List<TextField> all = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            layout.fields(index, rows.get(index)).forEach(cell -> all.add(cell.field()));
        }
        this.fields = List.copyOf(all);
    }

    /** @throws DocumentRejected FORMAT_INVALID for an open quote, DOCUMENT_TOO_LARGE for too many cells in all or in a row */
    public static Table read(String text, Dialect dialect, FormatLimits limits) {
        List<Row> rows = new ArrayList<>();
        long cells = 0;
        RowReader reader = new RowReader(new StringReader(text), dialect);
        try {
            Optional<Row> row = reader.next();
            while (row.isPresent()) {
                rows.add(row.get());
                cells += row.get().width();
                if (cells > limits.maxFields()) {
                    throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
                }
                row = reader.next();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Table(TableLayout.of(text, dialect).ordered(rows), rows);
    }

    public DocumentFormat format() {
        return layout.dialect().delimiter() == '\t' ? DocumentFormat.TSV : DocumentFormat.CSV;
    }

    public Dialect dialect() {
        return layout.dialect();
    }

    public List<TextField> fields() {
        return fields;
    }

    public String rewrite(Function<TextField, FieldEdit> edit) {
        StringBuilder out = new StringBuilder();
        for (int index = 0; index < rows.size(); index++) {
            List<CellField> cells = layout.fields(index, rows.get(index));
            List<FieldEdit> edits =
                    cells.stream().map(cell -> edit.apply(cell.field())).toList();
            layout.write(rows.get(index), cells, edits, out);
        }
        return out.toString();
    }

    public DocumentFacts facts() {
        TablePatients patients = new TablePatients(layout.columns());
        for (int index = 0; index < rows.size(); index++) {
            if (layout.isData(index)) {
                patients.add(rows.get(index));
            }
        }
        Set<String> dates = new TreeSet<>();
        long prose = 0;
        for (TextField field : fields) {
            if (field.meaning() == FieldMeaning.DATE) {
                CellDate.iso(field.value().strip()).ifPresent(dates::add);
            } else if (field.meaning().prose()) {
                prose += field.value().length();
            }
        }
        return new DocumentFacts(
                format(),
                TableKind.of(names()).orElse(null),
                patients.facts(),
                List.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                dates,
                Set.of(),
                fields.size(),
                prose);
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        layout.header().ifPresent(index -> rows.get(index).cells().forEach(cell -> names.add(ColumnNames.words(cell))));
        return names;
    }

    @Override
    public String toString() {
        return "Table[PHI]";
    }
}
