package health.pratique.local.cli;

import health.pratique.model.DocumentId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A document on its way into the intake bucket, with what its sender says of it. The object's name is a random one: a file
 * name may tell who the patient is.
 */
public record Submission(
        String custodian,
        @Nullable String patient,
        String purpose,
        String kind,
        String source,
        @Nullable String policy,
        @Nullable String emergency,
        byte[] content) {

    /** What is not sent in an emergency. */
    public Submission(
            String custodian,
            @Nullable String patient,
            String purpose,
            String kind,
            String source,
            @Nullable String policy,
            byte[] content) {
        this(custodian, patient, purpose, kind, source, policy, null, content);
    }

    /** Stores the object; the platform does the rest. */
    public DocumentId upload(Connection platform) {
        return upload(platform, "");
    }

    /** @param suffix of the object's name: the file's extension with its dot, when it tells a format and nothing else */
    DocumentId upload(Connection platform, String suffix) {
        String bucket = platform.info().intakeBucket();
        String key = "intake/" + custodian + "/" + UUID.randomUUID() + suffix;
        String version = platform.s3()
                .putObject(
                        request -> request.bucket(bucket).key(key).metadata(metadata()), RequestBody.fromBytes(content))
                .versionId();
        return DocumentId.of(bucket, key, version);
    }

    /** What the sender says of it, in the words of intake. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (patient != null) {
            metadata.put("patient-id", patient);
        }
        metadata.put("purpose-of-use", purpose);
        metadata.put("document-kind", kind);
        metadata.put("source-system", source);
        if (policy != null) {
            metadata.put("release-policy", policy);
        }
        if (emergency != null) {
            metadata.put("emergency-reason", emergency);
        }
        return metadata;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
