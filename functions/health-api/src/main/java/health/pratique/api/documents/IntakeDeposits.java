package health.pratique.api.documents;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Stores;
import health.pratique.model.DocumentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts documents into the intake bucket, each under a name of its own, and finds those that were put there. Reads none. */
@ApplicationScoped
class IntakeDeposits {

    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final KitSettings settings;

    IntakeDeposits(S3Client s3, KitSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /** What is there under this name already stays, and is the document. */
    DocumentId put(String key, byte[] content, Map<String, String> metadata) {
        Optional<String> version = Stores.objects(() -> {
            try {
                return Optional.ofNullable(s3.putObject(
                                request -> request.bucket(settings.intakeBucket())
                                        .key(key)
                                        .ifNoneMatch("*")
                                        .metadata(metadata),
                                RequestBody.fromBytes(content))
                        .versionId());
            } catch (S3Exception refused) {
                return switch (refused.statusCode()) {
                    case PRECONDITION_FAILED -> Optional.<String>empty();
                    case CONFLICT -> throw new TransientFault(ReasonCode.STORE_UNAVAILABLE).at(refused);
                    default -> throw refused;
                };
            }
        });
        return version.map(made -> id(key, made))
                .or(() -> find(key))
                .orElseThrow(() -> new TransientFault(ReasonCode.STORE_UNAVAILABLE));
    }

    /** The document under this very name; empty while there is none. */
    Optional<DocumentId> find(String key) {
        return Stores.objects(() -> s3
                .listObjectVersions(request ->
                        request.bucket(settings.intakeBucket()).prefix(key).maxKeys(2))
                .versions()
                .stream()
                .filter(version -> version.key().equals(key))
                .map(ObjectVersion::versionId)
                .findFirst()
                .map(version -> id(key, version)));
    }

    String bucket() {
        return settings.intakeBucket();
    }

    private DocumentId id(String key, String version) {
        return DocumentId.of(settings.intakeBucket(), key, version);
    }
}
