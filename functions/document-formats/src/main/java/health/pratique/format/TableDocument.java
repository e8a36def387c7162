package health.pratique.format;

import health.pratique.format.table.Table;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A table in delimited text (RFC 4180). Each cell that is not blank is a field. Cells that are not edited are written as they
 * were read, with their quotes, delimiters and line ends; only formulas get an apostrophe before them.
 */
public final class TableDocument implements OpenedDocument {

    private final Table table;
    private final boolean marked;

    /** @param marked whether a byte order mark stands before the table, which spreadsheets need to know UTF-8 */
    TableDocument(Table table, boolean marked) {
        this.table = table;
        this.marked = marked;
    }

    @Override
    public DocumentFormat format() {
        return table.format();
    }

    @Override
    public List<TextField> fields() {
        return table.fields();
    }

    @Override
    public DocumentFacts facts() {
        return table.facts();
    }

    @Override
    public byte[] rewrite(Function<TextField, FieldEdit> edit) {
        String clean = table.rewrite(edit);
        return (marked ? '\uFEFF' + clean : clean).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TableDocument[PHI]";
    }
}
