package health.pratique.api.documents;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where what is sent in goes by; {@code PRATIQUE_SUBMISSION_*}. */
@ConfigMapping(prefix = "pratique.submission")
public interface SubmissionSettings {

    /** Repeated requests, and documents that the registry does not know yet. */
    @WithDefault("pratique-api-requests")
    String requestsTable();

    /** The key that uploads are to be encrypted under; absent where the bucket alone decides. */
    Optional<String> intakeKey();
}
