package health.pratique.format.table;

import java.util.List;
import java.util.Optional;

/** Finds the row that names the columns. A row whose words say nothing here is data: it is searched like the others. */
final class Header {

    /** A few lines of title may stand above it. */
    private static final int LATEST = 10;
    /** So many percent of the names are known. */
    private static final int KNOWN_SHARE = 60;

    private Header() {}

    /** The index of the first row that is a header. */
    static Optional<Integer> index(List<Row> rows) {
        for (int at = 0; at < Math.min(LATEST, rows.size()); at++) {
            if (isHeader(rows.get(at))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean isHeader(Row row) {
        List<String> filled =
                row.cells().stream().filter(cell -> !cell.isBlank()).toList();
        int needed = Math.max(2, (filled.size() * KNOWN_SHARE + 99) / 100);
        int known = 0;
        for (int at = 0; at < filled.size() && known < needed; at++) {
            // Prose with commas is a row of thousands of words: what cannot be a header any more is not read to its
            // end.
            if (known + filled.size() - at < needed) {
                return false;
            }
            known += ColumnNames.role(filled.get(at)).isPresent() ? 1 : 0;
        }
        return known >= needed;
    }

    /** How many of its cells are names that mean something. */
    static int known(Row row) {
        int known = 0;
        for (String cell : row.cells()) {
            if (ColumnNames.role(cell).isPresent()) {
                known++;
            }
        }
        return known;
    }
}
