package health.pratique.local.benchmark.formats;

import health.pratique.fault.PipelineFault;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how fast documents are opened, searched and rewritten, in this JVM and on one thread, and prints a table. All documents
 * are worked on before any is measured: a function that has run for a while has seen all formats too.
 */
public final class FormatBenchmark {

    /** To a second of measuring, so many of warming up. */
    private static final int WARM_UP = 3;

    private final Duration each;
    private final Report report;
    private final PrintWriter screen;

    /**
     * @param each every one of a document's four measurements takes so long, and warming up three times that
     * @param screen for progress
     */
    public FormatBenchmark(Duration each, PrintWriter out, PrintWriter screen) {
        this.each = each;
        this.report = new Report(out);
        this.screen = screen;
    }

    /** On invented documents: one of every format, and a FHIR bundle of 2.3 MB. */
    public void invented() {
        List<Measured> documents = opened(Samples.all());
        Measured bundle = new Measured(Samples.largeBundle());
        documents.add(bundle);
        measure(documents);
        report.aim(bundle);
    }

    /**
     * On documents of one's own.
     *
     * @return whether all could be measured: what is refused or held is not
     */
    public boolean own(List<Sample> samples) {
        List<Measured> documents = opened(samples);
        if (!documents.isEmpty()) {
            measure(documents);
        }
        return documents.size() == samples.size();
    }

    private List<Measured> opened(List<Sample> samples) {
        List<Measured> documents = new ArrayList<>();
        samples.forEach(sample -> {
            try {
                documents.add(new Measured(sample));
            } catch (PipelineFault fault) {
                screen.println(sample.name() + " is not measured: " + fault.reason());
            }
        });
        return documents;
    }

    private void measure(List<Measured> documents) {
        documents.forEach(document -> {
            screen.println("warming up: " + document);
            document.warmUp(each.multipliedBy(WARM_UP));
        });
        report.begin();
        documents.forEach(document -> {
            document.measure(each);
            report.row(document);
        });
        report.end(documents);
    }
}
