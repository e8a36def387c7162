package health.pratique.local.benchmark;

import java.io.PrintWriter;
import java.util.Locale;

/** The figures beside the aims, for a person. */
final class Report {

    private static final String LINE = "  %-38s %14s %14s   %-20s %s%n";

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void print(Figures figures) {
        out.println();
        out.printf(LINE, "", "processor time", "by the clock", "aim", "");
        out.println("  " + "-".repeat(98));
        double detect = figures.detectMegabytesPerCoreSecond();
        aimed(
                "detect",
                megabytes(detect),
                megabytes(figures.detectMegabytesPerSecond()),
                "5 MB/s on one core",
                detect >= 5);
        row(
                "detect in a stream of any length",
                megabytes(figures.streamMegabytesPerCoreSecond()),
                megabytes(figures.streamMegabytesPerSecond()));
        row("allocated for 1 KB of text", kilobytes(figures.allocatedPerByte()), "");
        note("5 KB note: detect", figures.detectNote());
        note("5 KB note: detect and replace", figures.deidentifyNote());
        Measurement clean = figures.cleanNote();
        row("5 KB note: until a second look is clean", millis(clean.processor(), 2), millis(clean.mean(), 2));
        row("  99 of 100 within", "", millis(clean.p99(), 2));
        Measurement load = figures.load();
        aimed("load the engine in a fresh JVM, median", "", millis(load.median(), 0), "150 ms", load.median() <= 150e6);
        row("  slowest", "", millis(load.worst(), 0));
        out.println();
        out.println(
                "  MB: 1,000,000 bytes of UTF-8. Processor time is that of the whole JVM, with its garbage collector.");
        if (figures.share() < 0.9) {
            out.printf(
                    Locale.ROOT,
                    "  Other programs had up to %.0f %% of the processor: on an idle machine the times by the clock are shorter.%n",
                    100 * (1 - figures.share()));
        }
        out.flush();
    }

    private void note(String what, Measurement note) {
        aimed(what, millis(note.processor(), 2), millis(note.mean(), 2), "2 ms", note.mean() <= 2e6);
        row("  99 of 100 within", "", millis(note.p99(), 2));
    }

    private void row(String what, String processor, String clock) {
        out.printf(LINE, what, processor, clock, "", "");
    }

    private void aimed(String what, String processor, String clock, String aim, boolean met) {
        out.printf(LINE, what, processor, clock, aim, met ? "met" : "NOT MET");
    }

    private static String megabytes(double perSecond) {
        return String.format(Locale.ROOT, "%.1f MB/s", perSecond);
    }

    private static String kilobytes(double perByte) {
        return String.format(Locale.ROOT, "%.0f KB", perByte);
    }

    private static String millis(double nanos, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f ms", nanos / 1e6);
    }
}
