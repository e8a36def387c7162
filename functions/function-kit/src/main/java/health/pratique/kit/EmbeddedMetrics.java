package health.pratique.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes CloudWatch Embedded Metric Format, one line of JSON on standard output a step: CloudWatch makes the metrics
 * StepDuration (milliseconds) and StepCount of it, by environment, step and outcome; and PhiCharacters, PhiCharactersAsked and
 * PhiAskedShare (percent) of each search for PHI, by environment; what each sweep did, such as SweepRetracted, by
 * environment; AccessRefused, by environment and reason;
 * QuotaReached, by environment and percent; PrivacyRequestsDue and PrivacyRequestsOverdue, by environment; and
 * StreamRecordsPlaced and StreamRecordsKept, by environment.
 */
@DefaultBean
@ApplicationScoped
public class EmbeddedMetrics implements MetricSink {

    private static final double NANOS_PER_MILLI = 1e6;

    private final KitSettings settings;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    public EmbeddedMetrics(KitSettings settings, ObjectMapper json, InstantSource clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void step(String step, String outcome, Duration duration) {
        write(stepLine(step, outcome, duration));
    }

    ObjectNode stepLine(String step, String outcome, Duration duration) {
        ObjectNode line = line(
                Map.of("StepDuration", "Milliseconds", "StepCount", "Count"),
                List.of("Environment", "Step", "Outcome"));
        line.put("Step", step).put("Outcome", outcome);
        return line.put("StepDuration", duration.toNanos() / NANOS_PER_MILLI).put("StepCount", 1);
    }

    @Override
    public void searched(long characters, long asked) {
        write(searchLine(characters, asked));
    }

    ObjectNode searchLine(long characters, long asked) {
        ObjectNode line = line(
                Map.of("PhiCharacters", "Count", "PhiCharactersAsked", "Count", "PhiAskedShare", "Percent"),
                List.of("Environment"));
        line.put("PhiCharacters", characters).put("PhiCharactersAsked", asked);
        return line.put("PhiAskedShare", characters == 0 ? 0 : 100.0 * asked / characters);
    }

    @Override
    public void swept(Map<String, Integer> counts) {
        write(sweepLine(counts));
    }

    ObjectNode sweepLine(Map<String, Integer> counts) {
        Map<String, Integer> named = new TreeMap<>();
        counts.forEach((what, count) ->
                named.put("Sweep" + what.charAt(0) + what.substring(1).toLowerCase(Locale.ROOT), count));
        Map<String, String> units = new TreeMap<>();
        named.keySet().forEach(name -> units.put(name, "Count"));
        ObjectNode line = line(units, List.of("Environment"));
        named.forEach(line::put);
        return line;
    }

    @Override
    public void refused(String code) {
        write(refusalLine(code));
    }

    ObjectNode refusalLine(String code) {
        ObjectNode line = line(Map.of("AccessRefused", "Count"), List.of("Environment", "Reason"));
        return line.put("Reason", code).put("AccessRefused", 1);
    }

    @Override
    public void quotaReached(int percent) {
        write(quotaLine(percent));
    }

    ObjectNode quotaLine(int percent) {
        ObjectNode line = line(Map.of("QuotaReached", "Count"), List.of("Environment", "Percent"));
        return line.put("Percent", Integer.toString(percent)).put("QuotaReached", 1);
    }

    @Override
    public void privacyRequestsDue(int soon, int overdue) {
        write(dueLine(soon, overdue));
    }

    ObjectNode dueLine(int soon, int overdue) {
        ObjectNode line =
                line(Map.of("PrivacyRequestsDue", "Count", "PrivacyRequestsOverdue", "Count"), List.of("Environment"));
        return line.put("PrivacyRequestsDue", soon).put("PrivacyRequestsOverdue", overdue);
    }

    @Override
    public void streamed(int placed, int kept) {
        write(streamLine(placed, kept));
    }

    ObjectNode streamLine(int placed, int kept) {
        ObjectNode line =
                line(Map.of("StreamRecordsPlaced", "Count", "StreamRecordsKept", "Count"), List.of("Environment"));
        return line.put("StreamRecordsPlaced", placed).put("StreamRecordsKept", kept);
    }

    private ObjectNode line(Map<String, String> units, List<String> dimensions) {
        ObjectNode line = json.createObjectNode();
        ObjectNode aws = line.putObject("_aws");
        aws.put("Timestamp", clock.millis());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", "Pratique");
        ArrayNode names = directive.putArray("Dimensions").addArray();
        dimensions.forEach(names::add);
        ArrayNode metrics = directive.putArray("Metrics");
        new TreeMap<>(units)
                .forEach((name, unit) -> metrics.addObject().put("Name", name).put("Unit", unit));
        return line.put("Environment", settings.environment());
    }

    /** One write a line, so that lines of parallel threads do not mix. */
    private void write(ObjectNode line) {
        try {
            out.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException("standard output is closed", gone);
        }
    }
}
