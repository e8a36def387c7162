package health.pratique.api.privacy;

import health.pratique.audit.AuditEvent;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewQueue;
import health.pratique.kit.Stores;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.PrivacySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A patient's documents as entries of packages: where each stands, its trail and reviews, and the copy that was released. As many as one
 * call has time and room for; the next part goes on behind the last.
 */
@ApplicationScoped
class DocumentEntries {

    /** A function answers within 29 seconds, with the part put down and recorded. */
    private static final Duration TIME = Duration.ofSeconds(12);

    private final DocumentRegistry registry;
    private final AuditTrail trail;
    private final ReviewQueue reviews;
    private final S3Client s3;
    private final PrivacySettings settings;
    private final InstantSource clock;

    DocumentEntries(
            DocumentRegistry registry,
            AuditTrail trail,
            ReviewQueue reviews,
            S3Client s3,
            PrivacySettings settings,
            InstantSource clock) {
        this.registry = registry;
        this.trail = trail;
        this.reviews = reviews;
        this.s3 = s3;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What a part has of documents.
     *
     * @param givenOut of copies
     * @param last the document behind which the next part begins; empty when there are no more
     */
    record Taken(List<GivenOut> givenOut, Optional<String> last) {
        Taken {
            givenOut = List.copyOf(givenOut);
        }
    }

    /** @param after null for the first part */
    Taken into(PackageFile file, PrivacyRequest request, @Nullable String after) {
        Instant end = clock.instant().plus(TIME);
        List<Map<String, Object>> documents = new ArrayList<>();
        List<AuditEvent> events = new ArrayList<>();
        List<Map<String, Object>> held = new ArrayList<>();
        List<GivenOut> givenOut = new ArrayList<>();
        String last = null;
        for (DocumentId id : rest(request, after)) {
            if (last != null && (!clock.instant().isBefore(end) || file.bytes() > settings.partBytes())) {
                write(file, documents, events, held);
                return new Taken(givenOut, Optional.of(last));
            }
            last = id.value();
            Optional<DocumentRecord> found = registry.find(request.custodian(), id);
            if (found.isEmpty()) {
                continue;
            }
            List<AuditEvent> chain = trail.events(request.custodian(), id);
            events.addAll(chain);
            givenOut.addAll(DisclosureSources.copies(chain));
            reviews.ofDocument(request.custodian(), id).forEach(review -> held.add(line(review)));
            Map<String, Object> line = line(found.get());
            copy(file, found.get()).ifPresent(name -> line.put("copy", name));
            documents.add(line);
        }
        write(file, documents, events, held);
        return new Taken(givenOut, Optional.empty());
    }

    /** Only who was given copies, and nothing of the documents. */
    List<GivenOut> givenOut(PrivacyRequest request) {
        return rest(request, null).stream()
                .flatMap(id -> DisclosureSources.copies(trail.events(request.custodian(), id)).stream())
                .toList();
    }

    private List<DocumentId> rest(PrivacyRequest request, @Nullable String after) {
        return registry.ofSubject(request.subject()).stream()
                .filter(id -> after == null || id.value().compareTo(after) > 0)
                .sorted(Comparator.comparing(DocumentId::value))
                .toList();
    }

    private static void write(
            PackageFile file,
            List<Map<String, Object>> documents,
            List<AuditEvent> events,
            List<Map<String, Object>> reviews) {
        file.lines("documents.ndjson", documents);
        file.lines("document-events.ndjson", out -> events.forEach(event -> out.add(event.toJson())));
        file.lines("reviews.ndjson", reviews);
    }

    private Optional<String> copy(PackageFile file, DocumentRecord document) {
        ObjectLocation location = document.release();
        if (document.status() != DocumentStatus.RELEASED || location == null) {
            return Optional.empty();
        }
        String name = "copies/" + location.key().substring(location.key().lastIndexOf('/') + 1);
        return Stores.objects(() -> {
            try (InputStream content = s3.getObject(
                    get -> get.bucket(location.bucket()).key(location.key()).versionId(location.versionId()))) {
                file.copy(name, content);
                return Optional.of(name);
            } catch (NoSuchKeyException takenBack) {
                return Optional.empty();
            } catch (IOException torn) {
                throw new TransientFault(ReasonCode.STORE_UNAVAILABLE).at(torn);
            }
        });
    }

    private static Map<String, Object> line(DocumentRecord document) {
        Map<String, Object> line = new TreeMap<>(Map.of(
                "id", document.id().value(),
                "status", document.status().name(),
                "receivedAt", document.receivedAt().toString(),
                "updatedAt", document.updatedAt().toString(),
                "bytes", document.bytes()));
        put(line, "kind", document.kind());
        put(line, "purpose", document.purpose());
        put(line, "reason", document.reason());
        put(line, "source", document.source());
        put(line, "sha256", document.sha256());
        return line;
    }

    private static Map<String, Object> line(Review review) {
        Map<String, Object> line = new TreeMap<>(Map.of(
                "id", review.id(),
                "status", review.status().name(),
                "reason", review.reason().name()));
        put(line, "document", review.document());
        return line;
    }

    private static void put(Map<String, Object> line, String name, @Nullable Object value) {
        if (value != null) {
            line.put(name, value.toString());
        }
    }
}
