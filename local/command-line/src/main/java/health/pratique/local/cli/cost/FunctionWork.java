package health.pratique.local.cli.cost;

import java.util.List;

/**
 * What one call of a function does.
 *
 * @param calls {@code 1} for each document, {@code held} for those held, {@code batch} for whatever a stream gathers
 * @param computing milliseconds on a whole processor
 */
record FunctionWork(String name, String calls, double s3, double dynamodb, double postgresql, double computing) {

    private static final int CELLS = 6;

    static List<FunctionWork> all() {
        return Rows.read("functions.txt", CELLS).rows().stream()
                .map(row -> new FunctionWork(
                        row.get(0),
                        row.get(1),
                        Double.parseDouble(row.get(2)),
                        Double.parseDouble(row.get(3)),
                        Double.parseDouble(row.get(4)),
                        Double.parseDouble(row.get(5))))
                .toList();
    }

    /** Milliseconds that a warm call is billed for: less memory is less of a processor. */
    double warmMillis(Inputs inputs, double megabytes) {
        double processor = Math.min(1, megabytes / inputs.value("vcpu-megabytes"));
        return computing / processor
                + s3 * inputs.value("millis.s3")
                + dynamodb * inputs.value("millis.dynamodb")
                + postgresql * inputs.value("millis.postgresql");
    }
}
