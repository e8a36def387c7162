package health.pratique.format.table;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a table into rows, one at a time, by RFC 4180: lines end with LF, CR or CRLF, a quoted cell holds any of them. What stands
 * behind a closing quote belongs to the cell, as spreadsheets have it. Holds no more than one row. Not thread-safe.
 */
public final class RowReader {

    private static final int END = -1;

    private final Reader in;
    private final Dialect dialect;
    private final char[] buffer = new char[8192];
    private int length;
    private int next;
    private final StringBuilder raw = new StringBuilder();
    private int[] bounds = new int[32];
    private int used;

    public RowReader(Reader in, Dialect dialect) {
        this.in = in;
        this.dialect = dialect;
    }

    /**
     * The next row, empty behind the last.
     *
     * @throws DocumentRejected FORMAT_INVALID when a quote is never closed, DOCUMENT_TOO_LARGE when the row is too long or wide
     */
    public Optional<Row> next() throws IOException {
        if (peek() == END) {
            return Optional.empty();
        }
        raw.setLength(0);
        used = 0;
        boolean more = true;
        while (more) {
            more = cell();
        }
        return Optional.of(new Row(raw.toString(), Arrays.copyOf(bounds, used), dialect));
    }

    /** Reads a cell and what ends it; whether another follows in the same row. */
    private boolean cell() throws IOException {
        int start = raw.length();
        if (peek() == Dialect.QUOTE) {
            take();
            quoted();
        }
        int c = peek();
        while (c != END && c != dialect.delimiter() && c != '\r' && c != '\n') {
            take();
            c = peek();
        }
        bound(start, raw.length());
        if (c == END) {
            return false;
        }
        take();
        if (c == '\r' && peek() == '\n') {
            take();
        }
        return c == dialect.delimiter();
    }

    private void quoted() throws IOException {
        while (true) {
            int c = peek();
            if (c == END) {
                throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
            }
            take();
            if (c == '\\' && dialect.backslash() && peek() != END) {
                take();
            } else if (c == Dialect.QUOTE) {
                if (peek() != Dialect.QUOTE) {
                    return;
                }
                take();
            }
        }
    }

    private void bound(int start, int end) {
        if (used == 2 * TableLimits.MAX_COLUMNS) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        if (used + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[used++] = start;
        bounds[used++] = end;
    }

    private int peek() throws IOException {
        if (next == length) {
            length = Math.max(0, in.read(buffer));
            next = 0;
        }
        return length == 0 ? END : buffer[next];
    }

    private void take() {
        if (raw.length() == TableLimits.MAX_ROW_LENGTH) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        raw.append(buffer[next++]);
    }
}
