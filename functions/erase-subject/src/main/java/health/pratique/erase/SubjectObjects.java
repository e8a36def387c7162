package health.pratique.erase;

import health.pratique.erasure.ErasedStore;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Stores;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whatever the buckets hold of a document, version by version. */
@ApplicationScoped
class SubjectObjects {

    /** What an object has whose bucket kept no versions when it came. */
    private static final String NO_VERSION = "null";

    private static final int FORBIDDEN = 403;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final S3Client s3;
    private final KitSettings settings;

    SubjectObjects(S3Client s3, KitSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /**
     * What keeps a version.
     *
     * @param until absent for a legal hold, which somebody has to lift
     */
    record Lock(@Nullable Instant until) {}

    /**
     * The original, as long as the registry knows where it lies: its one version, since other versions of the key are other
     * documents; with the last version the markers of deletions go too, which bear the name.
     */
    Set<StoredVersion> original(DocumentRecord document) {
        Set<StoredVersion> found = new LinkedHashSet<>();
        if (document.originalErased()) {
            return found;
        }
        ObjectLocation location = document.location();
        String version = Objects.requireNonNullElse(location.versionId(), NO_VERSION);
        Set<StoredVersion> all = listed(ErasedStore.INTAKE, location.bucket(), location.key(), location.key()::equals);
        all.stream().filter(one -> version.equals(one.versionId())).forEach(found::add);
        if (all.stream().filter(one -> !one.marker()).allMatch(found::contains)) {
            found.addAll(all);
        }
        return found;
    }

    /** Every copy that was ever released: a document id is in no other document's key, and the day may be one off. */
    Set<StoredVersion> copies(DocumentRecord document) {
        Set<StoredVersion> found = new LinkedHashSet<>();
        for (int day = -1; day <= 1; day++) {
            String prefix = "released/%s/%s/%s."
                    .formatted(
                            document.custodian(),
                            DAY.format(document.receivedAt().plus(day, ChronoUnit.DAYS)),
                            document.id());
            found.addAll(listed(ErasedStore.RELEASED, settings.releasedBucket(), prefix, key -> true));
        }
        return found;
    }

    /** Held originals and PHI reports. */
    Set<StoredVersion> held(DocumentRecord document) {
        return inQuarantine(ErasedStore.QUARANTINE, document, document.id() + "/");
    }

    /** What reviewers wrote of the document, and what they wanted redacted. */
    Set<StoredVersion> notes(DocumentRecord document) {
        Set<StoredVersion> found = new LinkedHashSet<>();
        for (String review : List.of("held-", "break-glass-")) {
            found.addAll(inQuarantine(ErasedStore.REVIEW_NOTES, document, "reviews/" + review + document.id()));
        }
        return found;
    }

    /**
     * Removes a version for good; one that is gone is no error.
     *
     * @return what keeps it, if it may not be removed yet
     */
    Optional<Lock> remove(StoredVersion version) {
        return Stores.objects(() -> {
            try {
                s3.deleteObject(request ->
                        request.bucket(version.bucket()).key(version.key()).versionId(version.versionId()));
                return Optional.empty();
            } catch (S3Exception refused) {
                if (refused.statusCode() != FORBIDDEN) {
                    throw refused;
                }
                return Optional.of(lock(version).orElseThrow(() -> refused));
            }
        });
    }

    private Optional<Lock> lock(StoredVersion version) {
        try {
            ObjectLockRetention retention = s3.getObjectRetention(request ->
                            request.bucket(version.bucket()).key(version.key()).versionId(version.versionId()))
                    .retention();
            if (retention != null && retention.retainUntilDate() != null) {
                return Optional.of(new Lock(retention.retainUntilDate().truncatedTo(ChronoUnit.MILLIS)));
            }
        } catch (S3Exception none) {
            if (none.statusCode() == FORBIDDEN) {
                throw none;
            }
        }
        return held(version) ? Optional.of(new Lock(null)) : Optional.empty();
    }

    private boolean held(StoredVersion version) {
        try {
            return s3.getObjectLegalHold(request -> request.bucket(version.bucket())
                                    .key(version.key())
                                    .versionId(version.versionId()))
                            .legalHold()
                            .status()
                    == ObjectLockLegalHoldStatus.ON;
        } catch (S3Exception none) {
            if (none.statusCode() == FORBIDDEN) {
                throw none;
            }
            return false;
        }
    }

    private Set<StoredVersion> inQuarantine(ErasedStore store, DocumentRecord document, String name) {
        return listed(
                store, settings.quarantineBucket(), "quarantine/" + document.custodian() + "/" + name, key -> true);
    }

    private Set<StoredVersion> listed(ErasedStore store, String bucket, String prefix, Predicate<String> wanted) {
        return Stores.objects(() -> {
            Set<StoredVersion> found = new LinkedHashSet<>();
            for (ListObjectVersionsResponse page : s3.listObjectVersionsPaginator(
                    request -> request.bucket(bucket).prefix(prefix))) {
                for (ObjectVersion version : page.versions()) {
                    if (wanted.test(version.key())) {
                        found.add(new StoredVersion(store, bucket, version.key(), version.versionId(), false));
                    }
                }
                for (DeleteMarkerEntry marker : page.deleteMarkers()) {
                    if (wanted.test(marker.key())) {
                        found.add(new StoredVersion(store, bucket, marker.key(), marker.versionId(), true));
                    }
                }
            }
            return found;
        });
    }
}
