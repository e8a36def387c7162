package health.pratique.format.table;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What nearly all cells of a column are. Blank cells and masks say nothing. */
final class ColumnContent {

    private static final int SHARE = 80;
    private static final int SHARE_OF_NAMES = 60;
    private static final int SHARE_OF_DISTINCT = 70;
    private static final int MIN_VALUES = 3;

    private ColumnContent() {}

    /** CODE, FIVE_DIGITS, NAME or STREET; TEXT when it is none of them: other kinds are told cell by cell. */
    static CellKind of(List<String> cells) {
        Map<CellKind, Integer> counts = new EnumMap<>(CellKind.class);
        Set<String> distinct = new HashSet<>();
        int values = 0;
        for (String cell : cells) {
            CellKind kind = CellKind.of(cell);
            if (kind != CellKind.BLANK && kind != CellKind.MASK) {
                counts.merge(kind, 1, Integer::sum);
                distinct.add(cell.strip());
                values++;
            }
        }
        if (values < MIN_VALUES) {
            return CellKind.TEXT;
        }
        int codes = counts.getOrDefault(CellKind.CODE, 0) + counts.getOrDefault(CellKind.IDENTIFIER, 0);
        if (reaches(codes, values, SHARE) && reaches(distinct.size(), values, SHARE_OF_DISTINCT)) {
            return CellKind.CODE;
        }
        if (reaches(counts.getOrDefault(CellKind.FIVE_DIGITS, 0), values, SHARE)) {
            return CellKind.FIVE_DIGITS;
        }
        if (reaches(counts.getOrDefault(CellKind.STREET, 0), values, SHARE_OF_NAMES)) {
            return CellKind.STREET;
        }
        boolean names = reaches(counts.getOrDefault(CellKind.NAME, 0), values, SHARE_OF_NAMES);
        return names && distinct.size() >= MIN_VALUES ? CellKind.NAME : CellKind.TEXT;
    }

    private static boolean reaches(int count, int all, int percent) {
        return count * 100L >= all * (long) percent;
    }
}
