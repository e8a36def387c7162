package health.pratique.local.cli.cost;

import java.util.List;

/**
 * A month.
 *
 * @param fixed what is paid though nothing arrives
 * @param work what the documents cost
 * @param comprehend what Comprehend Medical costs, apart: it is chosen, and dwarfs the rest
 * @param documents that a month has
 */
record Bill(List<CostLine> fixed, List<CostLine> work, double comprehend, double documents) {

    Bill {
        fixed = List.copyOf(fixed);
        work = List.copyOf(work);
    }

    double fixedUsd() {
        return sum(fixed);
    }

    /** One line of it; 0 if there is none. */
    double fixedUsd(String what) {
        return sum(fixed.stream().filter(line -> line.what().equals(what)).toList());
    }

    double workUsd() {
        return sum(work);
    }

    double totalUsd() {
        return fixedUsd() + workUsd() + comprehend;
    }

    /** Without what is fixed; 0 if nothing arrives. */
    double eachUsd() {
        return documents == 0 ? 0 : workUsd() / documents;
    }

    double comprehendEachUsd() {
        return documents == 0 ? 0 : comprehend / documents;
    }

    private static double sum(List<CostLine> lines) {
        return lines.stream().mapToDouble(CostLine::usd).sum();
    }
}
