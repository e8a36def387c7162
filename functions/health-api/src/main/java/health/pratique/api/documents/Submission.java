package health.pratique.api.documents;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.model.DocumentKind;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.smart.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about a document; who they are and what for is their token's to say. Prints as {@code [PHI]}.
 *
 * @param patientId as the custodian's records know the patient; the content may say it instead
 * @param kind the content may say it instead
 * @param policy SAFE_HARBOR, if nothing else is said
 * @param emergency why consent is overridden; with a token for emergency treatment only
 * @param extension of the name that the document is given, with its dot: what it is said to be is held against what it is
 */
record Submission(
        @Nullable String patientId,
        @Nullable DocumentKind kind,
        @Nullable ReleasePolicy policy,
        @Nullable EmergencyReason emergency,
        String extension) {

    /** S3 keeps user metadata in ASCII; whatever else a header may hold is for the end of a header, not for a number. */
    private static final Pattern PATIENT_ID = Pattern.compile("[!-~](?:[ -~]{0,254}[!-~])?");

    Submission {
        if (patientId != null && !PATIENT_ID.matcher(patientId).matches()) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
    }

    /** As the intake bucket is told, in object metadata. */
    Map<String, String> metadata(Caller caller) {
        if (emergency != null && caller.purpose() != PurposeOfUse.ETREAT) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("purpose-of-use", caller.purpose().name());
        metadata.put("source-system", caller.client());
        put(metadata, "patient-id", patientId);
        put(metadata, "document-kind", kind);
        put(metadata, "release-policy", policy);
        put(metadata, "emergency-reason", emergency);
        return metadata;
    }

    private static void put(Map<String, String> metadata, String name, @Nullable Object value) {
        if (value != null) {
            metadata.put(name, value.toString());
        }
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
