package health.pratique.api.documents;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.audit.CanonicalJson;
import health.pratique.audit.Sha256;
import health.pratique.model.DocumentId;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes documents in. From the intake bucket on they go the way of every document, whoever sent them. */
@ApplicationScoped
class DocumentSubmissions {

    /** Of a document in a request's body; what is larger is uploaded. */
    static final int INLINE_BYTES = 5 * 1024 * 1024;

    private final Repetitions repetitions;
    private final IntakeDeposits deposits;
    private final ReceivedDocuments received;
    private final UploadOffers offers;

    DocumentSubmissions(
            Repetitions repetitions, IntakeDeposits deposits, ReceivedDocuments received, UploadOffers offers) {
        this.repetitions = repetitions;
        this.deposits = deposits;
        this.received = received;
        this.offers = offers;
    }

    /** @param key the caller's {@code Idempotency-Key}, if there is one */
    DocumentId submit(Caller caller, Submission submission, byte[] content, @Nullable String key) {
        if (content.length == 0) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        if (content.length > INLINE_BYTES) {
            throw new ProblemException(ProblemKind.BODY_TOO_LARGE);
        }
        String folder = folder(caller);
        Map<String, String> metadata = submission.metadata(caller);
        String digest = digest(
                metadata,
                submission.extension(),
                HexFormat.of().formatHex(Sha256.digest().digest(content)));
        DocumentId id = new DocumentId(repetitions.once(
                caller, key, digest, name -> deposits.put(folder + name + submission.extension(), content, metadata)
                        .value()));
        received.note(caller, id);
        return id;
    }

    /** A place for a document of any size that intake takes. */
    UploadOffer offer(Caller caller, UploadRequest request, @Nullable String key) {
        String folder = folder(caller);
        Submission submission = request.submission();
        Map<String, String> metadata = submission.metadata(caller);
        String digest = digest(metadata, submission.extension(), request.sha256() + "#" + request.bytes());
        String name = repetitions.once(caller, key, digest, made -> made + submission.extension());
        return offers.make(folder, name, request, metadata);
    }

    /**
     * What became of an upload.
     *
     * @throws ProblemException NOT_FOUND while nothing was uploaded, and for an upload of another client
     */
    DocumentId uploaded(Caller caller, String upload) {
        if (!UploadOffers.isName(upload)) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        DocumentId id =
                deposits.find(folder(caller) + upload).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        received.note(caller, id);
        return id;
    }

    /** Patients have no documents to send for processing: what they want to say about their record is a privacy request. */
    private static String folder(Caller caller) {
        if (caller.role() == Role.PATIENT) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
        return IntakeNames.folder(caller);
    }

    private static String digest(Map<String, String> metadata, String extension, String content) {
        Map<String, Object> all = new TreeMap<>(metadata);
        all.put("extension", extension);
        all.put("content", content);
        return Sha256.hex(CanonicalJson.write(all));
    }
}
