package health.pratique.local.benchmark.formats;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The figures as a table, for a person. */
final class Report {

    private static final String TITLES = "  %-12s %-20s %9s %9s %9s %9s %11s %9s%n";
    private static final String ROW = "  %-12s %-20s %,9.0f %9s %9s %9s %11.1f %9.1f%n";
    private static final String LINE = "  " + "-".repeat(95);
    private static final double KILOBYTE = 1e3;
    private static final double MILLISECOND = 1e6;
    private static final double AIM = 300;

    /** Less of a processor than this is not explained by the collector, and the clock says little. */
    private static final double UNDISTURBED = 0.8;

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void begin() {
        out.printf(
                Locale.ROOT,
                "%nJava %s on %s %s, %d processors%n%n",
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        out.printf(TITLES, "", "", "", "open", "detect", "rewrite", "all three", "cleaned");
        out.printf(TITLES, "format", "document", "KB", "MB/s", "MB/s", "MB/s", "ms", "ms");
        out.println(LINE);
        out.flush();
    }

    void row(Measured document) {
        Figures figures = document.figures();
        out.printf(
                Locale.ROOT,
                ROW,
                document.format(),
                document.name(),
                figures.bytes() / KILOBYTE,
                speed(figures, figures.open()),
                speed(figures, figures.detect()),
                speed(figures, figures.rewrite()),
                figures.together().processor() / MILLISECOND,
                figures.clean().processor() / MILLISECOND);
        out.flush();
    }

    /** Two figures that say something, also where a format is slow. */
    private static String speed(Figures figures, Time time) {
        double speed = figures.megabytesPerSecond(time);
        return String.format(Locale.ROOT, speed < 1 ? "%.2f" : speed < 100 ? "%.1f" : "%,.0f", speed);
    }

    void end(List<Measured> documents) {
        out.println(LINE);
        out.println("  MB: 1,000,000 bytes of the original. Processor time of one thread, without collecting garbage.");
        out.println("  cleaned: opened, searched, rewritten, and the copy opened and searched, as a release does.");
        double share = documents.stream()
                .map(document -> document.figures().clean())
                .mapToDouble(time -> time.processor() / time.clock())
                .min()
                .orElse(1);
        if (share < UNDISTURBED) {
            out.printf(
                    Locale.ROOT,
                    "  Other programs had up to %.0f %% of the processor: on an idle machine all is faster.%n",
                    100 * (1 - share));
        }
        out.flush();
    }

    /** The aim is one for a document as large as this one, by the clock of a machine that does nothing else. */
    void aim(Measured document) {
        Time together = document.figures().together();
        double processor = together.processor() / MILLISECOND;
        double clock = together.clock() / MILLISECOND;
        boolean disturbed = together.processor() / together.clock() < UNDISTURBED;
        out.printf(
                Locale.ROOT,
                "%n  %s, open, detect and rewrite: %.0f ms of processor time, %.0f ms by the clock; aim %.0f ms: %s%n",
                document,
                processor,
                clock,
                AIM,
                clock < AIM ? "met" : disturbed && processor < AIM ? "met by processor time" : "NOT MET");
        out.flush();
    }
}
