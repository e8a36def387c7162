package health.pratique.api.documents;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.model.DocumentKind;
import health.pratique.model.EmergencyReason;
import health.pratique.model.ReleasePolicy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be uploaded. Prints as {@code [PHI]}.
 *
 * @param sha256 of the content, 64 hexadecimal digits: the store takes no other content
 */
@RegisterForReflection
@Schema(description = "A document that is going to be uploaded")
record UploadRequest(
        @Schema(examples = "application/pdf") String mediaType,
        @Schema(examples = "18231") long bytes,

        @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,

        @Schema(examples = "H-1") @Nullable String patientId,
        @Nullable DocumentKind documentKind,
        @Nullable ReleasePolicy releasePolicy,
        @Nullable EmergencyReason emergencyReason) {

    private static final long MOST_BYTES = 5L * 1024 * 1024 * 1024;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}");

    UploadRequest {
        boolean whole = mediaType != null
                && MEDIA_TYPE.matcher(mediaType).matches()
                && sha256 != null
                && SHA_256.matcher(sha256).matches();
        if (!whole || bytes < 1 || bytes > MOST_BYTES) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
    }

    Submission submission() {
        return new Submission(
                patientId,
                documentKind,
                releasePolicy,
                emergencyReason,
                SubmissionHeaders.extension(MediaType.valueOf(mediaType)));
    }

    /** As S3 wants it: in base64. */
    String checksum() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }

    /** The envelope: what else a request's JSON asks for, there is nothing. */
    @RegisterForReflection
    record Envelope(UploadRequest upload) {

        Envelope {
            if (upload == null) {
                throw new ProblemException(ProblemKind.REQUEST_INVALID);
            }
        }
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
