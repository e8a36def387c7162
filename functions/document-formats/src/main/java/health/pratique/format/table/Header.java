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
        int filled = 0;
        for (String cell : row.cells()) {
            if (!cell.isBlank()) {
                filled++;
            }
        }
        int known = known(row);
        return known >= 2 && known * 100 >= filled * KNOWN_SHARE;
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
