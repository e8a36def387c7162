package health.pratique.archive;

import health.pratique.audit.archive.Anchor;
import health.pratique.audit.archive.AnchorReader;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The write-once bucket. What is there stays as it is: every write is conditional on the name being free. */
@ApplicationScoped
public class AuditBucket {

    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final ArchiveSettings settings;
    private final AnchorReader reader = new AnchorReader();

    public AuditBucket(S3Client s3, ArchiveSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /** @return false when the name was taken, which it stays */
    boolean putOnce(String key, String text) {
        return Stores.objects(() -> {
            try {
                s3.putObject(
                        request -> request.bucket(settings.bucket())
                                .key(key)
                                .ifNoneMatch("*")
                                .contentType("application/x-ndjson"),
                        RequestBody.fromString(text));
                return true;
            } catch (S3Exception taken) {
                // 409: another writer of the same name is at it, and one of them wins.
                if (taken.statusCode() == PRECONDITION_FAILED || taken.statusCode() == CONFLICT) {
                    return false;
                }
                throw taken;
            }
        });
    }

    /**
     * The newest anchor; empty before the first.
     *
     * @param behind a number that an anchor is known to have had, to look from there on; 0 for none
     */
    Optional<Anchor> newestAnchor(long behind) {
        Optional<String> newest = Stores.objects(() -> s3
                .listObjectsV2Paginator(request -> {
                    request.bucket(settings.bucket()).prefix(Anchor.FOLDER);
                    if (behind > 0) {
                        request.startAfter(Anchor.key(behind - 1));
                    }
                })
                .contents()
                .stream()
                .map(S3Object::key)
                .reduce((one, next) -> next));
        return newest.map(this::anchor);
    }

    private Anchor anchor(String key) {
        String text = Stores.objects(() -> s3.getObjectAsBytes(
                        request -> request.bucket(settings.bucket()).key(key))
                .asUtf8String());
        try {
            return reader.read(text);
        } catch (IllegalArgumentException changed) {
            // No anchor is put behind one that does not hold.
            throw new InternalFault(ReasonCode.DEFECT).at(changed);
        }
    }
}
