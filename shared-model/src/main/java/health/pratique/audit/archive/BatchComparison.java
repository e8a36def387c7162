package health.pratique.audit.archive;

import health.pratique.audit.archive.Trace.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays the lines of one file beside what an anchor says of it, and hands on both: each with its chain and place, so that
 * whatever is wrong can be told where the chain is checked.
 */
final class BatchComparison {

    /** Where the traces go, and what is no row at all. */
    interface Sink {
        void trace(Trace trace) throws IOException;

        void unreadable(int file, int line);
    }

    private final ArchiveBatch batch;
    private final int file;
    private final List<Optional<ArchivedRow>> lines;
    private final Sink sink;
    private final Set<RowMark> missing;
    private final boolean[] alien;

    private BatchComparison(ArchiveBatch batch, int file, List<Optional<ArchivedRow>> lines, Sink sink) {
        this.batch = batch;
        this.file = file;
        this.lines = lines;
        this.sink = sink;
        this.missing = new HashSet<>(batch.rows());
        this.alien = new boolean[lines.size()];
        Map<RowMark, Integer> expected = new HashMap<>();
        batch.rows().forEach(row -> expected.merge(row, 1, Integer::sum));
        for (int i = 0; i < alien.length; i++) {
            // A broken row is no copy of the row that the anchor knows, even when its hash was left as it was.
            Optional<RowMark> mark = lines.get(i).filter(ArchivedRow::sealed).map(ArchivedRow::mark);
            alien[i] = mark.isEmpty() || expected.merge(mark.get(), -1, Integer::sum) < 0;
            mark.ifPresent(missing::remove);
        }
    }

    static void compare(ArchiveBatch batch, int file, List<Optional<ArchivedRow>> lines, Sink sink) throws IOException {
        new BatchComparison(batch, file, lines, sink).run();
    }

    private void run() throws IOException {
        List<RowMark> rows = batch.rows();
        for (int j = 0; j < rows.size(); j++) {
            RowMark row = rows.get(j);
            sink.trace(word(row, j + 1));
        }
        int i = 0;
        int j = 0;
        while (i < lines.size() || j < rows.size()) {
            boolean gone = j < rows.size() && missing.contains(rows.get(j));
            boolean strange = i < lines.size() && alien[i];
            if (gone) {
                // A strange line where a row is gone is that row, whatever it says of itself.
                if (strange) {
                    put(i++, rows.get(j), Kind.ALIEN_ROW);
                }
                j++;
            } else if (strange) {
                put(i++, null, Kind.ALIEN_ROW);
            } else {
                if (i < lines.size()) {
                    put(i, null, j < rows.size() && is(i, rows.get(j)) ? Kind.ROW : Kind.DISPLACED_ROW);
                    i++;
                }
                j++;
            }
        }
    }

    private boolean is(int i, RowMark row) {
        return lines.get(i).map(ArchivedRow::mark).filter(row::equals).isPresent();
    }

    private Trace word(RowMark row, int line) {
        return new Trace(
                row.documentId().value(),
                row.sequence(),
                Kind.WORD,
                file,
                line,
                batch.writtenFrom().toEpochMilli(),
                row.hash(),
                "");
    }

    /** @param as the row that the line stands for, when it is known */
    private void put(int i, @Nullable RowMark as, Kind kind) throws IOException {
        Optional<ArchivedRow> row = lines.get(i);
        RowMark mark = as != null ? as : row.map(ArchivedRow::mark).orElse(null);
        if (mark == null) {
            sink.unreadable(file, i + 1);
            return;
        }
        boolean sealed = row.filter(ArchivedRow::sealed).isPresent();
        sink.trace(new Trace(
                mark.documentId().value(),
                mark.sequence(),
                sealed ? kind : Kind.BROKEN_ROW,
                file,
                i + 1,
                row.map(one -> one.time().toEpochMilli()).orElse(0L),
                row.map(one -> one.mark().hash()).orElse(""),
                row.map(ArchivedRow::previousHash).orElse("")));
    }
}
