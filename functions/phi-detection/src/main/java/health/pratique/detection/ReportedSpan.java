package health.pratique.detection;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A span in a PHI report: where, never what.
 *
 * @param path of the field, as document-formats names it
 * @param start in UTF-16 units of the field's value, inclusive
 * @param end exclusive
 */
@RegisterForReflection
public record ReportedSpan(String path, int start, int end, PhiType type, double confidence, String detector) {

    static ReportedSpan of(String path, PhiSpan span) {
        return new ReportedSpan(path, span.start(), span.end(), span.type(), span.confidence(), span.detector());
    }

    PhiSpan span() {
        return new PhiSpan(start, end, type, confidence, detector);
    }
}
