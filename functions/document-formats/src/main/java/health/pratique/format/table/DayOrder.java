package health.pratique.format.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells for each column whether the day of its dates stands before the month: 25/03/2024 decides for 05/03/2024. A column in which
 * some dates have the day first and others the month decides nothing.
 */
final class DayOrder {

    private final boolean[] day;
    private final boolean[] month;

    DayOrder(int columns) {
        day = new boolean[columns];
        month = new boolean[columns];
    }

    void look(Row row) {
        for (int column = 0; column < Math.min(day.length, row.width()); column++) {
            int at = column;
            CellDate.dayFirst(row.cell(column).strip()).ifPresent(first -> {
                day[at] |= first;
                month[at] |= !first;
            });
        }
    }

    /** The columns with what was seen. */
    List<Column> told(List<Column> columns) {
        List<Column> told = new ArrayList<>(columns.size());
        for (int column = 0; column < columns.size(); column++) {
            told.add(columns.get(column).with(day[column] && !month[column]));
        }
        return told;
    }

    @Override
    public String toString() {
        return "DayOrder" + Arrays.toString(day);
    }
}
