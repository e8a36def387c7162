package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.format.TextField;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts of people in a table. A count of nobody tells nothing of anybody. */
final class SmallCells {

    private static final Pattern COUNTS = Pattern.compile(
            "(?:n|no\\.?|num|number|count|total|freq|frequency|cases|deaths|patients|persons|people|subjects|discharges|admissions)"
                    + "(?:[ _](?:of[ _])?(?:n|count|cases|deaths|patients|persons|people|subjects|discharges|admissions))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PLACE = Pattern.compile("(?:header|row\\[\\d+\\])\\.cell\\[(\\d+)\\]");

    /** A cell is shown to detectors with the name of its column before it. */
    private static final Pattern NUMBER = Pattern.compile("(?:.{0,100}[:\\s])?(\\d{1,4})\\s*");

    private SmallCells() {}

    static boolean none(ComplianceFacts facts) {
        if (facts.cells().isEmpty()) {
            return true;
        }
        Set<Integer> columns = facts.cells().stream()
                .filter(cell ->
                        isHead(cell) && COUNTS.matcher(cell.value().strip()).matches())
                .map(SmallCells::column)
                .collect(Collectors.toSet());
        return facts.cells().stream()
                .filter(cell -> cell.path().startsWith("row[") && columns.contains(column(cell)))
                .noneMatch(cell -> small(cell.value(), facts.thresholds().smallestCell()));
    }

    private static boolean small(String cell, int smallest) {
        Matcher number = NUMBER.matcher(cell);
        if (!number.matches()) {
            return false;
        }
        int count = Integer.parseInt(number.group(1));
        return count > 0 && count < smallest;
    }

    /** A table whose columns nobody knows begins with a row like any other. */
    private static boolean isHead(TextField cell) {
        return cell.path().startsWith("header.") || cell.path().startsWith("row[0].");
    }

    private static int column(TextField cell) {
        Matcher place = PLACE.matcher(cell.path());
        return place.matches() ? Integer.parseInt(place.group(1)) : -1;
    }
}
