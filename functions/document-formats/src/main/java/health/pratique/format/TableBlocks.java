package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.table.Dialect;
import health.pratique.format.table.Row;
import health.pratique.format.table.RowReader;
import health.pratique.format.table.TableCharset;
import health.pratique.format.table.TableLayout;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a table that is too large to hold into tables of some rows, each below the header of the whole, so that each is opened, searched
 * and rewritten as a document of its own. No more than the first megabyte, one block and one row are held. Not thread-safe; closes
 * nothing; prints as {@code [PHI]}.
 */
public final class TableBlocks {

    private static final int HEAD_BYTES = 1024 * 1024;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final RowReader rows;
    private final TableLayout layout;
    private final int blockLength;
    private final String mark;
    private final StringBuilder header = new StringBuilder();
    private long read;
    private int blocks;

    private TableBlocks(RowReader rows, TableLayout layout, int blockLength, String mark) {
        this.rows = rows;
        this.layout = layout;
        this.blockLength = blockLength;
        this.mark = mark;
    }

    /**
     * Begins a table in UTF-8 or windows-1252, whichever its first megabyte is.
     *
     * @param blockLength UTF-16 units after which a block ends with the row that it is in
     * @throws DocumentRejected FORMAT_UNSUPPORTED when it is no table, CHARSET_INVALID
     */
    public static TableBlocks of(InputStream in, int blockLength) throws IOException {
        InputStream source = new BufferedInputStream(in);
        boolean marked = skipMark(source);
        byte[] head = source.readNBytes(HEAD_BYTES);
        Charset charset = marked ? StandardCharsets.UTF_8 : TableCharset.of(head, head.length == HEAD_BYTES);
        String beginning = new String(head, charset);
        Dialect dialect =
                TableReader.dialect(beginning).orElseThrow(() -> new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED));
        Reader text = new InputStreamReader(
                new SequenceInputStream(new ByteArrayInputStream(head), source),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new TableBlocks(
                new RowReader(text, dialect),
                TableLayout.of(beginning, dialect),
                blockLength,
                marked ? TableDocument.MARK : "");
    }

    /**
     * The next rows as a table in UTF-8, empty behind the last.
     *
     * @throws DocumentRejected CHARSET_INVALID, FORMAT_INVALID for an open quote, DOCUMENT_TOO_LARGE for a row that is too long or wide
     */
    public Optional<byte[]> next() throws IOException {
        StringBuilder block = new StringBuilder(mark);
        if (blocks > 0) {
            block.append(header);
        }
        int empty = block.length();
        try {
            Optional<Row> row = rows.next();
            while (row.isPresent()) {
                row.get().copy(block);
                boolean data = layout.isData(read++);
                if (!data) {
                    headed(row.get());
                } else if (block.length() - empty >= blockLength) {
                    break;
                }
                row = rows.next();
            }
        } catch (CharacterCodingException malformed) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID).at(malformed);
        }
        if (block.length() == empty) {
            return Optional.empty();
        }
        blocks++;
        return Optional.of(block.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A lone carriage return would be one line end with the line feed of an empty row below it. */
    private void headed(Row row) {
        row.copy(header);
        if (!header.isEmpty() && header.charAt(header.length() - 1) == '\r') {
            header.append('\n');
        }
    }

    /**
     * Opens a block as a part of the whole, whose beginning tells how it is written: a few of its rows may look like no table.
     *
     * @param block as {@link #next} gave it
     * @throws DocumentRejected DOCUMENT_TOO_LARGE
     */
    public OpenedDocument opened(byte[] block, FormatLimits limits) {
        return TableDocument.read(block, layout.dialect(), limits);
    }

    /**
     * What follows in the whole of the block that {@link #next} gave last: without the header, unless it is the first.
     *
     * @param clean the block rewritten
     */
    public byte[] rows(byte[] clean) throws IOException {
        if (blocks == 1) {
            return clean;
        }
        String text = new String(clean, StandardCharsets.UTF_8);
        int from = text.startsWith(TableDocument.MARK) ? 1 : 0;
        RowReader written = new RowReader(new StringReader(text.substring(from)), layout.dialect());
        for (long left = layout.rowsAboveData(); left > 0; left--) {
            from += written.next().map(Row::length).orElse(0);
        }
        return text.substring(from).getBytes(StandardCharsets.UTF_8);
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

    @Override
    public String toString() {
        return "[PHI]";
    }
}
