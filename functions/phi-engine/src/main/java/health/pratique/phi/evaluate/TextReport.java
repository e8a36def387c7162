package health.pratique.phi.evaluate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/** The figures, and where wanted the worst examples, for a person. */
final class TextReport {

    private final Evaluation evaluation;
    private final EvaluationOptions options;
    private final PrintWriter out;

    TextReport(Evaluation evaluation, PrintWriter out) {
        this.evaluation = evaluation;
        this.options = evaluation.options();
        this.out = out;
    }

    void print() {
        whatGoes();
        whatGoesForNothing();
        types();
        boundaries();
        confusion();
        for (Variant variant : options.variants()) {
            examples(variant);
        }
        out.flush();
    }

    private void whatGoes() {
        heading("What should go, and goes (" + options.policy() + ")");
        TextTable table = new TextTable(
                2,
                "file",
                "as",
                "texts",
                "characters",
                "identifiers",
                "gone",
                "touched",
                "leaked",
                "texts\nwithout leak");
        forAll((name, variant, scores) -> {
            TypeRecall recall = scores.recall();
            table.row(
                    name,
                    variant.word(),
                    Figures.count(scores.documents()),
                    Figures.count(scores.characters()),
                    Figures.count(recall.labels()),
                    Figures.percent(recall.full()),
                    Figures.percent(recall.partial()),
                    Figures.count(recall.labels() - recall.gone()),
                    Figures.percent(scores.documentsWithoutLeak()));
        });
        table.print(out);
        out.println("  gone: every letter and digit of the identifier; touched: at least one character of it.");
    }

    private void whatGoesForNothing() {
        heading("What goes for nothing");
        TextTable table = new TextTable(
                2,
                "file",
                "as",
                "precision",
                "false\npositives",
                "per 1,000\ncharacters",
                "letters and\ndigits",
                "texts with\nno label",
                "touched",
                "with false\npositive");
        forAll((name, variant, scores) -> table.row(
                name,
                variant.word(),
                Figures.percent(scores.precision()),
                Figures.count(scores.falsePositives()),
                Figures.rate(scores.falsePositivesPerThousand()),
                Figures.percent(scores.overRedactedCharacters()),
                Figures.count(scores.cleanTouched().whole()),
                Figures.percent(scores.cleanTouched()),
                Figures.percent(scores.cleanWithFalsePositive())));
        table.print(out);
        out.println(
                "  What the labels say may go or stay (\"ignore\") counts as touched, but never as a false positive.");
        Scores total = evaluation.total(options.variants().getFirst());
        out.printf(
                "%n  With 95 %% confidence, for texts like these: gone %s, touched %s, precision %s, texts with no label touched %s.%n",
                Figures.interval(total.recall().full()),
                Figures.interval(total.recall().partial()),
                Figures.interval(total.precision()),
                Figures.interval(total.cleanTouched()));
    }

    private void types() {
        heading("Recall by type");
        List<String> headings = new ArrayList<>(List.of("type", "labelled", "missed", "in part"));
        for (Variant variant : options.variants()) {
            headings.add(variant.word() + "\ngone");
            headings.add("\ntouched");
        }
        TextTable table = new TextTable(1, headings.toArray(String[]::new));
        Variant first = options.variants().getFirst();
        List<Map<String, TypeRecall>> byVariant = options.variants().stream()
                .map(variant -> evaluation.total(variant).byType())
                .toList();
        evaluation.total(first).byType().forEach((type, recall) -> {
            List<String> row = new ArrayList<>(List.of(
                    type,
                    Figures.count(recall.labels()),
                    Figures.count(recall.labels() - recall.touched()),
                    Figures.count(Math.max(0, recall.touched() - recall.gone()))));
            for (Map<String, TypeRecall> types : byVariant) {
                TypeRecall one = types.getOrDefault(type, TypeRecall.NONE);
                row.add(Figures.percent(one.full()));
                row.add(Figures.percent(one.partial()));
            }
            table.row(row);
        });
        table.print(out);
        out.printf("  missed, in part: %s.%n", first.word());
    }

    private void boundaries() {
        heading("Type and ends");
        TextTable table = new TextTable(2, "as", "counted as found", "precision", "recall", "F1");
        for (Variant variant : options.variants()) {
            TypedMatches typed = evaluation.total(variant).typed();
            row(table, variant.word(), "same type, same ends (strict)", typed.strict());
            row(table, variant.word(), "same type, any overlap (relaxed)", typed.relaxed());
        }
        table.print(out);
        out.println("  Over all labels, also those that may stay.");
    }

    private static void row(TextTable table, String variant, String what, FMeasure measure) {
        table.row(
                variant,
                what,
                Figures.percent(measure.precision()),
                Figures.percent(measure.recall()),
                Figures.percent(measure.f1()));
    }

    private void confusion() {
        Variant first = options.variants().getFirst();
        Confusion confusion = evaluation.total(first).confusion();
        heading("Labelled as (down), found as (across), " + first.word());
        NavigableSet<String> predicted = confusion.predicted();
        List<String> columns = new ArrayList<>(predicted);
        columns.add(Confusion.MISSED);
        columns.add(Confusion.KEPT);
        List<String> headings = new ArrayList<>(List.of("label"));
        columns.forEach(column -> headings.add(column.replace('_', '\n')));
        TextTable table = new TextTable(1, headings.toArray(String[]::new));
        List<String> rows = new ArrayList<>(confusion.labelled());
        rows.add(Confusion.SPURIOUS);
        for (String row : rows) {
            List<String> cells = new ArrayList<>(List.of(row));
            for (String column : columns) {
                int count = confusion.at(row, column);
                cells.add(count == 0 ? "." : Figures.count(count));
            }
            table.row(cells);
        }
        table.print(out);
        out.println("  spurious: touches no label and nothing that may go; kept: not found, and may stay.");
    }

    private void examples(Variant variant) {
        boolean first = variant == options.variants().getFirst();
        String only = first
                ? variant.word()
                : variant.word() + ", not in " + options.variants().getFirst().word();
        examples("Worst misses (" + only + ")", "leaked", evaluation.misses(variant));
        examples("Worst false positives (" + only + ")", "taken", evaluation.falsePositives(variant));
    }

    private void examples(String heading, String weight, Examples examples) {
        if (options.examples() == 0 || examples.different() == 0) {
            return;
        }
        heading(heading);
        TextTable table = new TextTable(5, "type", "times", weight, "text", "where it stands");
        List<Examples.Group> worst = examples.worst(options.examples());
        int widest = worst.stream()
                .mapToInt(group -> group.first().before().length())
                .max()
                .orElse(0);
        for (Examples.Group group : worst) {
            Example example = group.first();
            table.row(
                    example.type(),
                    group.count() == 1 ? "" : "x " + group.count(),
                    Long.toString(group.characters()),
                    example.documentId(),
                    " ".repeat(widest - example.before().length())
                            + example.before()
                            + '\u00AB'
                            + example.value()
                            + '\u00BB'
                            + example.after());
        }
        table.print(out);
        int shown = Math.min(options.examples(), examples.different());
        out.printf("  %d of %d different ones, by letters and digits %s.%n", shown, examples.different(), weight);
    }

    private void heading(String text) {
        out.println();
        out.println(text);
        out.println();
    }

    private interface Line {
        void add(String name, Variant variant, Scores scores);
    }

    private void forAll(Line line) {
        List<Path> files = evaluation.files();
        for (Path file : files) {
            for (Variant variant : options.variants()) {
                boolean named = variant == options.variants().getFirst();
                line.add(named ? file.getFileName().toString() : "", variant, evaluation.of(file, variant));
            }
        }
        if (files.size() > 1) {
            for (Variant variant : options.variants()) {
                boolean named = variant == options.variants().getFirst();
                line.add(named ? "all" : "", variant, evaluation.total(variant));
            }
        }
    }
}
