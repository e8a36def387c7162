package health.pratique.format;

import health.pratique.format.table.Dialect;
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

    static final String MARK = "\uFEFF";

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
        return (marked ? MARK + clean : clean).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public OpenedDocument reread(byte[] copy, FormatLimits limits) {
        return read(copy, table.dialect(), limits);
    }

    /** Opens a table in UTF-8 that is known to be one, even where nothing in it says so. */
    static TableDocument read(byte[] content, Dialect dialect, FormatLimits limits) {
        String text = new String(content, StandardCharsets.UTF_8);
        boolean marked = text.startsWith(MARK);
        return new TableDocument(Table.read(marked ? text.substring(MARK.length()) : text, dialect, limits), marked);
    }

    @Override
    public String toString() {
        return "TableDocument[PHI]";
    }
}
