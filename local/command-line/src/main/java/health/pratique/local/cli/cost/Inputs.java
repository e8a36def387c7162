package health.pratique.local.cli.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The inputs of the bill, as they are written down in {@code cost/inputs.txt}; any of them can be another installation's own. */
record Inputs(Map<String, Input> inputs) {

    private static final int CELLS = 5;

    static Inputs read() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (List<String> row : Rows.read("inputs.txt", CELLS).rows()) {
            inputs.put(
                    row.get(0),
                    new Input(row.get(0), Double.parseDouble(row.get(1)), row.get(2), row.get(3), row.get(4)));
        }
        return new Inputs(inputs);
    }

    /** The same with values of one's own. */
    Inputs with(Map<String, Double> own) {
        Map<String, Input> all = new LinkedHashMap<>(inputs);
        own.forEach((key, value) -> {
            Input input = named(key);
            if (!(value >= 0 && Double.isFinite(value))) {
                throw new IllegalArgumentException(key + " is a number, 0 or more");
            }
            all.put(key, new Input(key, value, input.unit(), "given", "--with"));
        });
        return new Inputs(all);
    }

    double value(String key) {
        return named(key).value();
    }

    private Input named(String key) {
        Input input = inputs.get(key);
        if (input == null) {
            throw new IllegalArgumentException("no input is called " + key + ": docs/cost.md lists them");
        }
        return input;
    }
}
