package health.pratique.api.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.audit.Sha256;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.Stores;
import health.pratique.model.Custodian;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts what a reviewer wants gone where held originals lie, and nowhere else: the texts are PHI. */
@ApplicationScoped
class RedactionLists {

    private final S3Client s3;
    private final DocumentVault vault;
    private final ObjectMapper json;

    RedactionLists(S3Client s3, DocumentVault vault, ObjectMapper json) {
        this.s3 = s3;
        this.vault = vault;
        this.json = json;
    }

    /** Where it lies and its SHA-256, as the review function wants to be told. */
    ObjectNode put(Custodian custodian, String review, String list) {
        ObjectLocation location = vault.reviewLocation(custodian, review, "redactions");
        String version = Stores.objects(() -> s3.putObject(
                        request -> request.bucket(location.bucket())
                                .key(location.key())
                                .contentType("text/plain; charset=utf-8"),
                        RequestBody.fromString(list))
                .versionId());
        ObjectNode reference = json.createObjectNode().put("sha256", Sha256.hex(list));
        reference
                .putObject("location")
                .put("bucket", location.bucket())
                .put("key", location.key())
                .put("versionId", version);
        return reference;
    }
}
