package health.pratique.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
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

/**
 * Writes CloudWatch Embedded Metric Format, one line of JSON on standard output a step: CloudWatch makes the metrics
 * StepDuration (milliseconds) and StepCount of it, by environment, step and outcome.
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
        ObjectNode line = json.createObjectNode();
        ObjectNode aws = line.putObject("_aws");
        aws.put("Timestamp", clock.millis());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", "Pratique");
        directive
                .putArray("Dimensions")
                .addArray()
                .add("Environment")
                .add("Step")
                .add("Outcome");
        directive.putArray("Metrics").addObject().put("Name", "StepDuration").put("Unit", "Milliseconds");
        directive.withArray("Metrics").addObject().put("Name", "StepCount").put("Unit", "Count");
        line.put("Environment", settings.environment()).put("Step", step).put("Outcome", outcome);
        line.put("StepDuration", duration.toNanos() / NANOS_PER_MILLI).put("StepCount", 1);
        write(line);
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
