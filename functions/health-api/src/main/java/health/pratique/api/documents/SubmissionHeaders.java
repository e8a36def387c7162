package health.pratique.api.documents;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentMedia;
import health.pratique.model.EmergencyReason;
import health.pratique.model.ReleasePolicy;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a document's sender says in headers. They are not in the query, where every proxy logs them. A header that is there twice, or
 * says what only the token may say, is an attempt to say two things to two readers, and is refused.
 */
final class SubmissionHeaders {

    static final String PATIENT_ID = "Patient-Id";
    static final String DOCUMENT_KIND = "Document-Kind";
    static final String RELEASE_POLICY = "Release-Policy";
    static final String EMERGENCY_REASON = "Emergency-Reason";

    private static final Set<String> OF_THE_TOKEN = Set.of("custodian", "purpose-of-use", "source-system");
    private static final String OF_THE_BUCKET = "x-amz-meta-";

    private SubmissionHeaders() {}

    static Submission read(HttpHeaders headers) {
        headers.getRequestHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> OF_THE_TOKEN.contains(name) || name.startsWith(OF_THE_BUCKET))
                .findAny()
                .ifPresent(smuggled -> {
                    throw new ProblemException(ProblemKind.REQUEST_INVALID);
                });
        return new Submission(
                single(headers, PATIENT_ID).orElse(null),
                single(headers, DOCUMENT_KIND)
                        .map(text -> known(DocumentKind.parse(text)))
                        .orElse(null),
                single(headers, RELEASE_POLICY).map(text -> known(policy(text))).orElse(null),
                single(headers, EMERGENCY_REASON)
                        .map(text -> known(EmergencyReason.parse(text)))
                        .orElse(null),
                extension(headers.getMediaType()));
    }

    /** The one value of a header; empty when it is not there. */
    static Optional<String> single(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeaders().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        return values.stream().findFirst();
    }

    /** Names what the media type names; nothing for one that says nothing, such as {@code application/octet-stream}. */
    static String extension(@Nullable MediaType type) {
        return type == null ? "" : DocumentMedia.suffix(type.getType() + "/" + type.getSubtype());
    }

    private static Optional<ReleasePolicy> policy(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(ReleasePolicy.values())
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }

    private static <T> T known(Optional<T> word) {
        return word.orElseThrow(() -> new ProblemException(ProblemKind.REQUEST_INVALID));
    }
}
