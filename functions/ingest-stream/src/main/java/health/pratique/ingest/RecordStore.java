package health.pratique.ingest;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Stores;
import health.pratique.stream.StreamEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Where records go. A key is made of the record's place in the stream, and an object is put only where there is none: a record
 * that comes twice is one object, one version, and so one document.
 */
@ApplicationScoped
public class RecordStore {

    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;
    private static final String ANYTHING = "application/octet-stream";

    private final S3Client s3;
    private final KitSettings settings;

    public RecordStore(S3Client s3, KitSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /** Puts the document into the intake bucket, where it arrives like any other. */
    void place(StreamRecord from, StreamEnvelope envelope) {
        String type = envelope.contentType();
        put(
                settings.intakeBucket(),
                "intake/" + envelope.custodian() + "/stream/" + from.place() + envelope.suffix(),
                type == null ? ANYTHING : type,
                envelope.metadata(),
                envelope.content());
    }

    /**
     * Keeps a record that is no document, as it came: it may be one that its sender can mend, and it may hold PHI.
     *
     * @return its key in the quarantine bucket
     */
    String keep(StreamRecord unplaced, ReasonCode reason) {
        String key = "stream/" + unplaced.place();
        put(settings.quarantineBucket(), key, ANYTHING, Map.of("reason", reason.name()), unplaced.data());
        return key;
    }

    private void put(String bucket, String key, String contentType, Map<String, String> metadata, byte[] content) {
        Stores.objects(() -> {
            try {
                s3.putObject(
                        request -> request.bucket(bucket)
                                .key(key)
                                .ifNoneMatch("*")
                                .contentType(contentType)
                                .metadata(metadata),
                        RequestBody.fromBytes(content));
                return true;
            } catch (S3Exception refused) {
                return switch (refused.statusCode()) {
                    case PRECONDITION_FAILED -> false;
                    case CONFLICT -> throw new TransientFault(ReasonCode.STORE_UNAVAILABLE).at(refused);
                    default -> throw refused;
                };
            }
        });
    }
}
