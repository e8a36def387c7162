package health.pratique.phi.evaluate;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Columns as wide as their longest cell: words to the left, figures to the right. Headings may have several lines. */
final class TextTable {

    private static final String GAP = "  ";

    private final int words;
    private final List<String[]> rows = new ArrayList<>();
    private final int headings;

    /** @param words how many columns, from the left, hold words */
    TextTable(int words, String... headings) {
        this.words = words;
        int lines = Stream.of(headings)
                .mapToInt(heading -> heading.split("\n", -1).length)
                .max()
                .orElse(1);
        for (int line = 0; line < lines; line++) {
            String[] row = new String[headings.length];
            for (int column = 0; column < row.length; column++) {
                String[] parts = headings[column].split("\n", -1);
                int part = line - (lines - parts.length);
                row[column] = part < 0 ? "" : parts[part];
            }
            rows.add(row);
        }
        this.headings = lines;
    }

    TextTable row(List<String> cells) {
        rows.add(cells.toArray(String[]::new));
        return this;
    }

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    void print(PrintWriter out) {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            print(rows.get(i), widths, out);
            if (i == headings - 1) {
                out.println(GAP + "-".repeat(Arrays.stream(widths).sum() + GAP.length() * (columns - 1)));
            }
        }
    }

    private void print(String[] row, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.length; column++) {
            String fill = " ".repeat(widths[column] - row[column].length());
            line.append(GAP).append(column < words ? row[column] + fill : fill + row[column]);
        }
        out.println(line.toString().stripTrailing());
    }
}
