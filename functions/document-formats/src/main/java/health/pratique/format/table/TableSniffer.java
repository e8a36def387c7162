package health.pratique.format.table;

import health.pratique.fault.DocumentRejected;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a table from a text in which commas stand, by its first rows. With a row that names the columns, two rows of its width
 * below it make a table, or one if three columns are known; without one, three rows and no other of the same three columns or
 * more, written without a space behind the delimiter, one column of them figures, dates or codes. Everything else is a text,
 * which loses nothing: it is searched as a whole.
 */
public final class TableSniffer {

    private static final char[] DELIMITERS = {',', '\t', ';', '|'};
    private static final int MIN_ROWS = 3;
    private static final int MIN_COLUMNS = 3;
    private static final int REGULAR_SHARE = 80;
    private static final int TYPED_SHARE = 80;
    private static final int SPACED_SHARE = 20;

    private record Candidate(Dialect dialect, boolean named, int width, int regular, List<Row> rows) {

        /** Of two readings with one delimiter: whether this one leaves fewer quotes out of place. */
        boolean fitsBetterThan(Candidate other) {
            int misplaced = misplacedQuotes();
            int others = other.misplacedQuotes();
            return misplaced != others ? misplaced < others : betterThan(other);
        }

        private int misplacedQuotes() {
            return rows.stream().mapToInt(Row::misplacedQuotes).sum();
        }

        boolean betterThan(Candidate other) {
            if (named != other.named) {
                return named;
            }
            return width * (long) regular > other.width * (long) other.regular;
        }
    }

    private TableSniffer() {}

    /** How the table is written, if the text is one. Looks at its beginning only. */
    public static Optional<Dialect> dialect(String text) {
        boolean cut = text.length() > TableLimits.SAMPLE_LENGTH;
        String sample = cut ? text.substring(0, TableLimits.SAMPLE_LENGTH) : text;
        Candidate best = null;
        for (char delimiter : DELIMITERS) {
            if (sample.indexOf(delimiter) < 0) {
                continue;
            }
            if (isTooWide(sample, delimiter)) {
                return Optional.of(new Dialect(delimiter, false));
            }
            Candidate candidate = candidate(sample, cut, new Dialect(delimiter, false));
            if (sample.contains("\\\"")) {
                Candidate escaped = candidate(sample, cut, new Dialect(delimiter, true));
                if (candidate == null || escaped != null && escaped.fitsBetterThan(candidate)) {
                    candidate = escaped;
                }
            }
            if (candidate != null && (best == null || candidate.betterThan(best))) {
                best = candidate;
            }
        }
        return Optional.ofNullable(best).map(Candidate::dialect);
    }

    private static @Nullable Candidate candidate(String sample, boolean cut, Dialect dialect) {
        List<Row> rows = sampled(sample, cut, dialect).stream()
                .filter(row -> !row.isBlank())
                .toList();
        Optional<Integer> header = Header.index(rows);
        return header.isPresent() ? named(rows, header.get(), dialect) : unnamed(rows, dialect);
    }

    private static @Nullable Candidate named(List<Row> rows, int header, Dialect dialect) {
        Row names = rows.get(header);
        int total = rows.size() - header - 1;
        int regular = 0;
        for (Row row : rows.subList(header + 1, rows.size())) {
            if (row.width() == names.width() || row.width() >= 2 && row.filledWidth() == names.filledWidth()) {
                regular++;
            }
        }
        boolean enough = regular >= MIN_ROWS - 1 || regular == 1 && Header.known(names) >= MIN_COLUMNS;
        return enough && regular * 100L >= total * (long) REGULAR_SHARE
                ? new Candidate(dialect, true, names.width(), regular, rows)
                : null;
    }

    private static @Nullable Candidate unnamed(List<Row> rows, Dialect dialect) {
        if (rows.size() < MIN_ROWS) {
            return null;
        }
        int width = rows.getFirst().width();
        if (width < MIN_COLUMNS || rows.stream().anyMatch(row -> row.width() != width)) {
            return null;
        }
        long spaced = rows.stream().mapToLong(Row::spacedDelimiters).sum();
        boolean prose = dialect.delimiter() != '\t' && spaced * 100 > SPACED_SHARE * (width - 1L) * rows.size();
        return !prose && anyTyped(rows.subList(1, rows.size()), width)
                ? new Candidate(dialect, false, width, rows.size(), rows)
                : null;
    }

    /** Looks below the first row, which may name the columns in words unknown here. */
    private static boolean anyTyped(List<Row> rows, int width) {
        for (int column = 0; column < width; column++) {
            int typed = 0;
            for (Row row : rows) {
                CellKind kind = CellKind.of(row.cell(column));
                if (kind != CellKind.TEXT && kind != CellKind.NAME) {
                    typed++;
                }
            }
            if (typed * 100L >= rows.size() * (long) TYPED_SHARE) {
                return true;
            }
        }
        return false;
    }

    /** The whole rows of the sample, up to where a quote is left open. */
    static List<Row> sampled(String sample, boolean cut, Dialect dialect) {
        List<Row> rows = new ArrayList<>();
        RowReader reader = new RowReader(new StringReader(sample), dialect);
        boolean whole = true;
        try {
            Optional<Row> row = reader.next();
            while (row.isPresent() && rows.size() < TableLimits.SAMPLE_ROWS) {
                rows.add(row.get());
                row = reader.next();
            }
            whole = row.isPresent() || !cut;
        } catch (DocumentRejected open) {
            // The rows before it tell enough; whoever opens the table comes upon it again.
            return rows;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (!whole && !rows.isEmpty()) {
            rows.removeLast();
        }
        return rows;
    }

    /** A first line of so many columns is no text: recognised, to be refused with the reason. */
    private static boolean isTooWide(String sample, char delimiter) {
        int delimiters = 0;
        int spaced = 0;
        for (int at = 0; at < sample.length() && sample.charAt(at) != '\n' && sample.charAt(at) != '\r'; at++) {
            if (sample.charAt(at) == delimiter) {
                delimiters++;
                if (at + 1 < sample.length() && sample.charAt(at + 1) == ' ') {
                    spaced++;
                }
            }
        }
        return delimiters >= TableLimits.MAX_COLUMNS && spaced * 100L <= delimiters * (long) SPACED_SHARE;
    }
}
