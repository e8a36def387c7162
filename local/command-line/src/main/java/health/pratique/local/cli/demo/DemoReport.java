package health.pratique.local.cli.demo;

import health.pratique.kit.AuditVerifier.Verdict;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a person reads at the end of the demonstration. */
final class DemoReport {

    private static final List<String> STEPS = List.of(
            "ValidateDocument",
            "CheckConsent",
            "DetectPhi",
            "CheckCompliance",
            "ScoreFraud",
            "StoreDocument",
            "QuarantineDocument");

    private final PrintWriter out;

    DemoReport(PrintWriter out) {
        this.out = out;
    }

    void table(List<SampleEnd> ends) {
        out.printf(
                "%n%-44s %-12s %-19s %s%n",
                "DOCUMENT", "OUTCOME", "REASON", " valid. cons. detect rules fraud store quar.   total (ms)");
        for (SampleEnd end : ends) {
            out.printf(
                    "%-44s %-12s %-19s %s%n",
                    end.sample().title(),
                    end.outcome(),
                    end.document().reason() == null ? "" : end.document().reason(),
                    end.outcome().equals("DUPLICATE") ? "" : times(end));
            String phi = phi(end);
            if (!phi.isEmpty()) {
                out.printf("    PHI: %s%n", phi);
            }
            if (!end.expected()) {
                out.printf(
                        "    EXPECTED: %s %s%n",
                        end.sample().outcome(),
                        end.sample().reason() == null ? "" : end.sample().reason());
            }
        }
        out.flush();
    }

    void beforeAndAfter(SampleEnd end, byte[] released) {
        out.printf("%n--- %s: before (invented patient) ---%n", end.sample().title());
        print(end.sample().content());
        out.printf("%n--- %s: after ---%n", end.sample().title());
        print(released);
        out.flush();
    }

    /** Line by line, for HL7 v2 ends its lines with a carriage return alone. */
    private void print(byte[] text) {
        new String(text, StandardCharsets.UTF_8).strip().lines().forEach(out::println);
    }

    boolean summary(List<SampleEnd> ends, List<Verdict> verdicts) {
        long expected = ends.stream().filter(SampleEnd::expected).count();
        List<Verdict> broken =
                verdicts.stream().filter(verdict -> verdict.flaw() != null).toList();
        int rows = verdicts.stream().mapToInt(Verdict::rows).sum();
        out.printf("%n%d of %d samples ended as expected.%n", expected, ends.size());
        out.printf(
                "Audit trail: %d documents, %d rows, %s.%n",
                verdicts.size(),
                rows,
                broken.isEmpty() ? "every chain is whole" : broken.size() + " chains are broken");
        out.flush();
        return expected == ends.size() && broken.isEmpty();
    }

    private static String phi(SampleEnd end) {
        return new TreeMap<>(end.phi())
                .entrySet().stream()
                        .filter(fact -> fact.getKey().equals(fact.getKey().toUpperCase(Locale.ROOT)))
                        .map(fact -> fact.getKey() + " " + fact.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String times(SampleEnd end) {
        Map<String, Duration> steps = end.steps();
        String each = STEPS.stream()
                .map(step ->
                        steps.containsKey(step) ? Long.toString(steps.get(step).toMillis()) : "-")
                .map(text -> String.format("%6s", text))
                .collect(Collectors.joining());
        return each + String.format("%8d", end.total().toMillis());
    }
}
