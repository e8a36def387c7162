package health.pratique.api.documents;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.Stores;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Reads copies, or signs an address for what is too large to be in an answer. */
@ApplicationScoped
public class CopyStore {

    /** What a function answers with has 6 MB at most, and these bytes are in it in base64. */
    static final int MOST_INLINE = 4 * 1024 * 1024;

    private static final Duration ADDRESS_VALID = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final S3Presigner presigner;

    CopyStore(S3Client s3, S3Presigner presigner) {
        this.s3 = s3;
        this.presigner = presigner;
    }

    /** Of that very version; empty when it was taken back meanwhile. */
    public Optional<ReleasedCopy> open(ObjectLocation location) {
        return Stores.objects(() -> {
            try (ResponseInputStream<GetObjectResponse> in = s3.getObject(request ->
                    request.bucket(location.bucket()).key(location.key()).versionId(location.versionId()))) {
                if (in.response().contentLength() > MOST_INLINE) {
                    in.abort();
                    return Optional.of(new ReleasedCopy.Elsewhere(signed(location)));
                }
                return Optional.of(new ReleasedCopy.Inline(
                        name(location),
                        Objects.requireNonNullElse(in.response().contentType(), "application/octet-stream"),
                        in.readAllBytes()));
            } catch (S3Exception refused) {
                if (refused.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw refused;
            } catch (IOException broken) {
                throw new TransientFault(ReasonCode.STORE_UNAVAILABLE).at(broken);
            }
        });
    }

    private URI signed(ObjectLocation location) {
        String name = name(location);
        return URI.create(presigner
                .presignGetObject(sign -> sign.signatureDuration(ADDRESS_VALID)
                        .getObjectRequest(request -> request.bucket(location.bucket())
                                .key(location.key())
                                .versionId(location.versionId())
                                .responseCacheControl("no-store")
                                .responseContentDisposition("attachment; filename=\"" + name + "\"")))
                .url()
                .toString());
    }

    /** The document's id with the extension of its format. */
    private static String name(ObjectLocation location) {
        return location.key().substring(location.key().lastIndexOf('/') + 1);
    }
}
