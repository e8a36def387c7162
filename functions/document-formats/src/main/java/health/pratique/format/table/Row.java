package health.pratique.format.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record of a table exactly as it was written, line end included. Immutable; prints as {@code [PHI]}. */
public final class Row {

    private final String raw;
    private final int[] bounds;
    private final Dialect dialect;

    /** @param bounds start and end of each cell in {@code raw}, its quotes included */
    Row(String raw, int[] bounds, Dialect dialect) {
        this.raw = raw;
        this.bounds = bounds;
        this.dialect = dialect;
    }

    public int width() {
        return bounds.length / 2;
    }

    /** The value of a cell, without quotes, escapes and the apostrophe before a formula. */
    public String cell(int column) {
        return CellCode.decode(raw(column), dialect);
    }

    /** The values of all cells. */
    public List<String> cells() {
        String[] cells = new String[width()];
        Arrays.setAll(cells, this::cell);
        return List.of(cells);
    }

    boolean isBlank() {
        for (int column = 0; column < width(); column++) {
            if (!isBlank(column)) {
                return false;
            }
        }
        return true;
    }

    boolean isBlank(int column) {
        return column >= width() || cell(column).isBlank();
    }

    /** How many cells there are up to the last that is not blank. */
    int filledWidth() {
        int width = width();
        while (width > 0 && isBlank(width - 1)) {
            width--;
        }
        return width;
    }

    /** UTF-16 units, line end included. */
    public int length() {
        return raw.length();
    }

    /** Appends the row as it was written. */
    public void copy(StringBuilder out) {
        out.append(raw);
    }

    /** How many delimiters have a space behind them that no quotes hold: prose has one after each comma. */
    int spacedDelimiters() {
        int spaced = 0;
        for (int column = 1; column < width(); column++) {
            int start = bounds[2 * column];
            if (start < raw.length() && raw.charAt(start) == ' ') {
                spaced++;
            }
        }
        return spaced;
    }

    /** How many cells have a quote where no table is written with one: in a cell without quotes, or text behind the closing quote. */
    int misplacedQuotes() {
        int misplaced = 0;
        for (int column = 0; column < width(); column++) {
            if (CellCode.hasMisplacedQuote(raw(column), dialect)) {
                misplaced++;
            }
        }
        return misplaced;
    }

    /**
     * The row with other values in some cells; all else stays to the letter, but for formulas, which are made harmless.
     *
     * @param values one for each cell, null for those that stay
     */
    public void write(@Nullable String[] values, StringBuilder out) {
        int at = 0;
        for (int column = 0; column < width(); column++) {
            int start = bounds[2 * column];
            int end = bounds[2 * column + 1];
            out.append(raw, at, start);
            String value = values[column];
            out.append(
                    value == null
                            ? CellCode.harmless(raw(column), dialect)
                            : CellCode.encode(value, CellCode.isQuoted(raw(column)), width() == 1, dialect));
            at = end;
        }
        out.append(raw, at, raw.length());
    }

    private String raw(int column) {
        return raw.substring(bounds[2 * column], bounds[2 * column + 1]);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
