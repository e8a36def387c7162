package health.pratique.api.documents;

import health.pratique.fault.ReasonCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why, and what to do next. */
@RegisterForReflection
record ReasonView(
        @Schema(examples = "CONSENT_MISSING") String code,

        @Schema(examples = "record the patient's consent for this custodian and purpose, then reprocess")
        String remedy) {

    static @Nullable ReasonView of(@Nullable ReasonCode reason) {
        return reason == null ? null : new ReasonView(reason.name(), reason.remedy());
    }
}
