package health.pratique.api.deidentify;

import health.pratique.model.ReleasePolicy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A clean document with what was in the original. Prints as {@code [PHI]}, because some release policies leave dates and places.
 *
 * @param mediaType of the content
 * @param found how many identifiers of each type there were, by Safe Harbor's list
 */
@RegisterForReflection
@Schema(description = "A clean document, and what was taken out")
record DeidentifiedView(
        @Schema(examples = "text/plain; charset=utf-8") String mediaType,
        ReleasePolicy policy,
        @Schema(examples = "Patient: [NAME]") String content,

        @Schema(description = "Identifiers that were found, by type")
        Map<String, Integer> found) {

    DeidentifiedView {
        found = Map.copyOf(found);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
