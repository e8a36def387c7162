package health.pratique.export;

import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The private bucket of what was exported. Its objects are named by ids and types alone, and go by themselves. */
@ApplicationScoped
public class ExportFiles {

    public static final String MEDIA_TYPE = "application/fhir+ndjson";

    private static final Duration ADDRESS_VALID = Duration.ofSeconds(60);
    private static final int MOST_DELETED = 1_000;

    private final S3Client s3;
    private final S3Presigner presigner;
    private final ExportSettings settings;

    public ExportFiles(S3Client s3, S3Presigner presigner, ExportSettings settings) {
        this.s3 = s3;
        this.presigner = presigner;
        this.settings = settings;
    }

    void put(ExportJob job, ExportFile file, byte[] lines) {
        Stores.objects(() -> s3.putObject(
                request -> request.bucket(settings.bucket()).key(key(job, file)).contentType(MEDIA_TYPE),
                RequestBody.fromBytes(lines)));
    }

    /** Empty when its time is over. */
    Optional<byte[]> read(ExportJob job, ExportFile file) {
        return Stores.objects(() -> {
            try {
                return Optional.of(s3.getObjectAsBytes(
                                request -> request.bucket(settings.bucket()).key(key(job, file)))
                        .asByteArray());
            } catch (NoSuchKeyException gone) {
                return Optional.empty();
            }
        });
    }

    /** What is not there is removed already. */
    public void remove(ExportJob job, List<ExportFile> files) {
        for (int i = 0; i < files.size(); i += MOST_DELETED) {
            List<ObjectIdentifier> some = files.subList(i, Math.min(i + MOST_DELETED, files.size())).stream()
                    .map(file -> ObjectIdentifier.builder().key(key(job, file)).build())
                    .toList();
            Stores.objects(() -> s3.deleteObjects(request -> request.bucket(settings.bucket())
                    .delete(delete -> delete.objects(some).quiet(true))));
        }
    }

    /** Of the file itself, for a minute. */
    URI address(ExportJob job, ExportFile file) {
        return URI.create(presigner
                .presignGetObject(sign -> sign.signatureDuration(ADDRESS_VALID)
                        .getObjectRequest(request -> request.bucket(settings.bucket())
                                .key(key(job, file))
                                .responseCacheControl("no-store")))
                .url()
                .toString());
    }

    private static String key(ExportJob job, ExportFile file) {
        return "exports/" + job.order().caller().custodian() + "/" + job.id() + "/" + file.name();
    }
}
