package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.table.CellField;
import health.pratique.format.table.Dialect;
import health.pratique.format.table.Row;
import health.pratique.format.table.RowReader;
import health.pratique.format.table.TableCharset;
import health.pratique.format.table.TableLayout;
import health.pratique.format.table.TableSniffer;
import health.pratique.format.text.Recognition;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites a table that is too large to hold, row by row: no more than its first megabyte and one row are in memory. What the
 * columns are is told by the first rows, as in a {@link TableDocument}.
 */
public final class TableStream {

    private static final int HEAD_BYTES = 1024 * 1024;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /**
     * What was rewritten.
     *
     * @param rows header and blank ones included
     * @param fields cells that were handed to the edit
     */
    public record Totals(long rows, long fields) {}

    private TableStream() {}

    /**
     * Reads a table in UTF-8 or windows-1252, whichever its beginning is, and writes it in UTF-8. Closes nothing.
     *
     * @throws DocumentRejected FORMAT_UNSUPPORTED when it is no table, and as for a {@link TableDocument}; what was written until
     *     then is to be thrown away
     */
    public static Totals rewrite(InputStream in, OutputStream out, RowEdit edit) throws IOException {
        return rewrite(in, out, edit, Optional.empty());
    }

    /** As {@link #rewrite(InputStream, OutputStream, RowEdit)}, in the charset that the sender declares. */
    public static Totals rewrite(InputStream in, OutputStream out, RowEdit edit, Charset declared) throws IOException {
        return rewrite(in, out, edit, Optional.of(declared));
    }

    private static Totals rewrite(InputStream in, OutputStream out, RowEdit edit, Optional<Charset> declared)
            throws IOException {
        InputStream source = new BufferedInputStream(in);
        boolean marked = skipMark(source);
        byte[] head = source.readNBytes(HEAD_BYTES);
        boolean cut = head.length == HEAD_BYTES;
        Charset charset = marked ? StandardCharsets.UTF_8 : declared.orElseGet(() -> TableCharset.of(head, cut));
        TableLayout layout = layout(new String(head, charset));
        if (marked) {
            out.write(UTF_8_MARK);
        }
        try {
            Reader text = new InputStreamReader(
                    new SequenceInputStream(new ByteArrayInputStream(head), source),
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            return rewrite(new RowReader(text, layout.dialect()), layout, out, edit);
        } catch (CharacterCodingException malformed) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID).at(malformed);
        }
    }

    private static Totals rewrite(RowReader reader, TableLayout layout, OutputStream out, RowEdit edit)
            throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        StringBuilder line = new StringBuilder();
        long rows = 0;
        long total = 0;
        Optional<Row> row = reader.next();
        while (row.isPresent()) {
            List<CellField> cells = layout.fields(rows, row.get());
            List<FieldEdit> edits =
                    edit.edit(cells.stream().map(CellField::field).toList());
            if (edits.size() != cells.size()) {
                throw new IllegalArgumentException("an edit of a row returns one edit for each of its fields");
            }
            line.setLength(0);
            layout.write(row.get(), cells, edits, line);
            writer.append(line);
            rows++;
            total += cells.size();
            row = reader.next();
        }
        writer.flush();
        return new Totals(rows, total);
    }

    private static TableLayout layout(String head) {
        Optional<Dialect> dialect =
                Recognition.of(head) == Recognition.TEXT ? TableSniffer.dialect(head) : Optional.empty();
        return TableLayout.of(head, dialect.orElseThrow(() -> new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED)));
    }

    private static boolean skipMark(InputStream in) throws IOException {
        in.mark(UTF_8_MARK.length);
        byte[] first = in.readNBytes(UTF_8_MARK.length);
        if (Arrays.equals(first, UTF_8_MARK)) {
            return true;
        }
        in.reset();
        return false;
    }
}
