package health.pratique.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells what an erasure did, or would do. */
final class ErasureText {

    private final PrintWriter out;

    ErasureText(PrintWriter out) {
        this.out = out;
    }

    void tell(JsonNode report) {
        out.printf(
                "%s  %s  %s%n",
                report.path("erasureId").asText(),
                report.path("status").asText(),
                counted(report.path("documents"), "document"));
        boolean planned = report.path("status").asText().equals("PLANNED");
        report.path("erased")
                .properties()
                .forEach(store -> out.printf(
                        "  %s  %-12s  %s, %s%n",
                        planned ? "would go" : "erased",
                        words(store.getKey()),
                        counted(store.getValue().path("objects"), "object"),
                        counted(store.getValue().path("versions"), "version")));
        report.path("kept")
                .forEach(kept -> out.printf(
                        "  %s  %s%s: %d%s  %s%n",
                        planned ? "would stay" : "kept",
                        words(kept.path("kind").asText()),
                        kept.path("document").isTextual()
                                ? " of " + kept.path("document").asText()
                                : "",
                        kept.path("count").asInt(),
                        kept.path("until").isTextual()
                                ? " until " + kept.path("until").asText()
                                : "",
                        kept.path("law").asText()));
        JsonNode certificate = report.path("certificate");
        if (certificate.isObject()) {
            out.printf(
                    "certificate  s3://%s/%s%n             sha256 %s%n",
                    certificate.path("bucket").asText(),
                    certificate.path("key").asText(),
                    certificate.path("sha256").asText());
        }
    }

    private static String counted(JsonNode count, String what) {
        return Counted.of(count.asInt(), what);
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
