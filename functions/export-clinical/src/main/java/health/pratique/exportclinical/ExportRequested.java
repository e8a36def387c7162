package health.pratique.exportclinical;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** The event {@code Export Requested}, as EventBridge brings it. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExportRequested(@Nullable Detail detail) {

    /** @param export by what the export is kept */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Detail(@Nullable String export) {}

    /** @throws InternalFault when the event names none */
    String export() {
        String named = detail == null ? null : detail.export();
        if (named == null) {
            throw new InternalFault(ReasonCode.DEFECT);
        }
        return named;
    }
}
