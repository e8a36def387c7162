package health.pratique.local.cli.evidence;

import java.util.Arrays;
import java.util.List;

/**
 * One provision of a law, and what answers it.
 *
 * @param resources logical ids in {@code sam/}
 * @param tests {@code Class#method}
 * @param customers what no platform can do for its customer
 */
record EvidenceRow(
        String provision, String asks, String control, List<String> resources, List<String> tests, String customers) {

    private static final int CELLS = 6;

    static EvidenceRow of(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != CELLS) {
            throw new IllegalStateException("not " + CELLS + " cells: " + line);
        }
        return new EvidenceRow(
                cells[0].strip(),
                cells[1].strip(),
                cells[2].strip(),
                names(cells[3]),
                names(cells[4]),
                cells[5].strip());
    }

    private static List<String> names(String cell) {
        return Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
