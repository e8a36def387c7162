package health.pratique.kit;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentId;
import health.pratique.model.KeyNumber;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** The buckets that a document can be in. No name that the vault gives tells anything about a patient. */
@ApplicationScoped
public class DocumentVault {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final KitSettings settings;

    public DocumentVault(S3Client s3, KitSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /**
     * Reads an object version whole.
     *
     * @throws DocumentRejected OBJECT_NOT_FOUND, or DOCUMENT_TOO_LARGE before any content is held
     */
    public StoredObject open(ObjectLocation location, long maxBytes) {
        return Stores.objects(() -> {
            try (ResponseInputStream<GetObjectResponse> in = s3.getObject(request ->
                    request.bucket(location.bucket()).key(location.key()).versionId(location.versionId()))) {
                GetObjectResponse head = in.response();
                if (head.contentLength() > maxBytes) {
                    in.abort();
                    throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
                }
                return new StoredObject(
                        location,
                        in.readAllBytes(),
                        head.metadata(),
                        head.lastModified(),
                        head.serverSideEncryptionAsString(),
                        head.ssekmsKeyId());
            } catch (S3Exception refused) {
                throw refused.statusCode() == NOT_FOUND
                        ? new DocumentRejected(ReasonCode.OBJECT_NOT_FOUND).at(refused)
                        : refused;
            } catch (IOException broken) {
                throw new TransientFault(ReasonCode.STORE_UNAVAILABLE).at(broken);
            }
        });
    }

    /**
     * The tags of an object version, without a look at its content.
     *
     * @throws DocumentRejected OBJECT_NOT_FOUND
     */
    public Map<String, String> tags(ObjectLocation location) {
        return Stores.objects(() -> {
            try {
                return s3
                        .getObjectTagging(request -> request.bucket(location.bucket())
                                .key(location.key())
                                .versionId(location.versionId()))
                        .tagSet()
                        .stream()
                        .collect(Collectors.toMap(Tag::key, Tag::value));
            } catch (S3Exception refused) {
                throw refused.statusCode() == NOT_FOUND
                        ? new DocumentRejected(ReasonCode.OBJECT_NOT_FOUND).at(refused)
                        : refused;
            }
        });
    }

    /**
     * Puts a document that came in an archive into the intake bucket, where it arrives like any other. Its key is made of the
     * archive's id and the document's number in it, and what is there already stays: however often an archive is unpacked,
     * each of its documents arrives once.
     *
     * @param metadata as the sender set them on the archive
     */
    public void deposit(
            Custodian custodian, DocumentId archive, int number, byte[] content, Map<String, String> metadata) {
        String key = "intake/%s/unpacked/%s/%s".formatted(custodian.value(), archive.value(), KeyNumber.of(number, 5));
        Stores.objects(() -> {
            try {
                return s3.putObject(
                        request -> request.bucket(settings.intakeBucket())
                                .key(key)
                                .ifNoneMatch("*")
                                .metadata(metadata),
                        RequestBody.fromBytes(content));
            } catch (S3Exception refused) {
                return switch (refused.statusCode()) {
                    case PRECONDITION_FAILED -> PutObjectResponse.builder().build();
                    case CONFLICT -> throw new TransientFault(ReasonCode.STORE_UNAVAILABLE).at(refused);
                    default -> throw refused;
                };
            }
        });
    }

    /** Where the released copy of a document lies, whether or not it is there; the day is that of its receipt. */
    public ObjectLocation releaseLocation(Document document) {
        return ObjectLocation.of(
                settings.releasedBucket(),
                releaseKey(document.custodian(), document.id(), document.receivedAt()) + "."
                        + document.format().extension());
    }

    /** Writes the released copy; writing it again replaces it. */
    public ObjectLocation release(Document document, byte[] content) {
        ObjectLocation location = releaseLocation(document);
        return put(
                location,
                content,
                document.format().mediaType(),
                Map.of(
                        "document-id", document.id().value(),
                        "custodian", document.custodian().value(),
                        "release-policy", document.releasePolicy().name()));
    }

    /**
     * Takes a released copy back; one that is not there is no error. With a version id it takes back that version alone, so that
     * a copy that another run released since stays.
     */
    public void withdraw(ObjectLocation release) {
        Stores.objects(() -> s3.deleteObject(
                request -> request.bucket(release.bucket()).key(release.key()).versionId(release.versionId())));
    }

    /**
     * Removes every version of a released copy, so that none can be read any more, not even by its version id.
     *
     * @return how many versions there were; 0 when all were gone
     */
    public int retract(ObjectLocation release) {
        return remove(release.bucket(), release.key());
    }

    /**
     * Removes every copy that a run may have left that was lost before it could put the release on record. A document id is in
     * no other document's key.
     *
     * @param receivedAt as the registry has it: when the document was announced, which may be another day than that of the copy
     */
    public int retractAll(Custodian custodian, DocumentId id, Instant receivedAt) {
        int removed = 0;
        for (int day = -1; day <= 1; day++) {
            removed += remove(
                    settings.releasedBucket(), releaseKey(custodian, id, receivedAt.plus(day, ChronoUnit.DAYS)) + ".");
        }
        return removed;
    }

    private int remove(String bucket, String prefix) {
        return Stores.objects(() -> {
            int removed = 0;
            for (ListObjectVersionsResponse page : s3.listObjectVersionsPaginator(
                    request -> request.bucket(bucket).prefix(prefix))) {
                for (ObjectVersion version : page.versions()) {
                    delete(bucket, version.key(), version.versionId());
                    removed++;
                }
                for (DeleteMarkerEntry marker : page.deleteMarkers()) {
                    delete(bucket, marker.key(), marker.versionId());
                }
            }
            return removed;
        });
    }

    private void delete(String bucket, String key, String version) {
        s3.deleteObject(request -> request.bucket(bucket).key(key).versionId(version));
    }

    /** Where a held original lies, whether or not it is there. */
    public ObjectLocation holdLocation(Custodian custodian, DocumentId id) {
        return quarantined(custodian, id, "original");
    }

    /** Copies an original into the quarantine bucket; empty when the original is gone. */
    public Optional<ObjectLocation> hold(Custodian custodian, DocumentId id, ObjectLocation original) {
        ObjectLocation held = holdLocation(custodian, id);
        return Stores.objects(() -> {
            try {
                String version = s3.copyObject(request -> request.sourceBucket(original.bucket())
                                .sourceKey(original.key())
                                .sourceVersionId(original.versionId())
                                .destinationBucket(held.bucket())
                                .destinationKey(held.key())
                                // A sender's tags are not copied: reading them would take a permission of its own.
                                .taggingDirective(TaggingDirective.REPLACE))
                        .versionId();
                return Optional.of(new ObjectLocation(held.bucket(), held.key(), version));
            } catch (S3Exception refused) {
                if (refused.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    /** Writes a PHI report beside where a held original would lie. */
    public ObjectLocation putReport(Document document, byte[] json) {
        return put(
                quarantined(document.custodian(), document.id(), "phi-report.json"),
                json,
                "application/json",
                Map.of("document-id", document.id().value()));
    }

    /** Where what a reviewer says or names lies; both may hold PHI. */
    public ObjectLocation reviewLocation(Custodian custodian, String review, String name) {
        return ObjectLocation.of(
                settings.quarantineBucket(), "quarantine/" + custodian.value() + "/reviews/" + review + "/" + name);
    }

    /** Keeps a reviewer's own words where held originals are kept. */
    public ObjectLocation putNote(Custodian custodian, String review, int number, String words) {
        return put(
                reviewLocation(custodian, review, "note-" + number + ".txt"),
                words.getBytes(StandardCharsets.UTF_8),
                "text/plain; charset=utf-8",
                Map.of());
    }

    private ObjectLocation quarantined(Custodian custodian, DocumentId id, String name) {
        return ObjectLocation.of(
                settings.quarantineBucket(), "quarantine/" + custodian.value() + "/" + id.value() + "/" + name);
    }

    private ObjectLocation put(
            ObjectLocation location, byte[] content, String mediaType, Map<String, String> metadata) {
        String version = Stores.objects(() -> s3.putObject(
                        request -> request.bucket(location.bucket())
                                .key(location.key())
                                .contentType(mediaType)
                                .metadata(metadata),
                        RequestBody.fromBytes(content)))
                .versionId();
        return new ObjectLocation(location.bucket(), location.key(), version);
    }

    private static String releaseKey(Custodian custodian, DocumentId id, Instant receivedAt) {
        return "released/" + custodian.value() + "/" + DAY.format(receivedAt) + "/" + id.value();
    }
}
