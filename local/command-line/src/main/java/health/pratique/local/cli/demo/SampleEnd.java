package health.pratique.local.cli.demo;

import health.pratique.audit.AuditEvent;
import health.pratique.kit.DocumentRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a sample ended, next to how it was to end.
 *
 * @param outcome a terminal status or DUPLICATE
 */
record SampleEnd(Sample sample, String outcome, DocumentRecord document, List<AuditEvent> events) {

    boolean expected() {
        return outcome.equals(sample.outcome())
                && (outcome.equals("DUPLICATE") || Objects.equals(document.reason(), sample.reason()));
    }

    /** From one step's event to the next one's: what the step took, with its way through the workflow. */
    Map<String, Duration> steps() {
        Map<String, Duration> durations = new LinkedHashMap<>();
        Instant before = events.getFirst().time();
        for (AuditEvent event : events.subList(1, events.size())) {
            durations.merge(event.action(), Duration.between(before, event.time()), Duration::plus);
            before = event.time();
        }
        return durations;
    }

    Duration total() {
        return Duration.between(events.getFirst().time(), events.getLast().time());
    }

    /** PHI spans by type, as the detection step put them on record. */
    Map<String, String> phi() {
        return events.stream()
                .filter(event -> event.action().equals("DetectPhi"))
                .findFirst()
                .map(AuditEvent::facts)
                .orElse(Map.of());
    }
}
