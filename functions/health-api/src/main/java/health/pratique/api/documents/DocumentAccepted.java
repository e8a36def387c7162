package health.pratique.api.documents;

import health.pratique.model.DocumentStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document that is on its way. */
@RegisterForReflection
@Schema(description = "A document that is on its way")
record DocumentAccepted(
        @Schema(examples = "3f0c8a52b1d94e6f8a7b6c5d4e3f2a10")
        String id,

        DocumentStatus status) {}
