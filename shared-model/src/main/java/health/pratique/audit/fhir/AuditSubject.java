package health.pratique.audit.fhir;

import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import org.jspecify.annotations.Nullable;

/**
 * What the registry knows about the document of an event, and the event itself does not say.
 *
 * @param token the patient, as the trail knows it
 */
public record AuditSubject(
        @Nullable SubjectToken token, @Nullable PurposeOfUse purpose) {

    public static final AuditSubject UNKNOWN = new AuditSubject(null, null);
}
