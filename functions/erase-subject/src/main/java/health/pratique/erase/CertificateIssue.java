package health.pratique.erase;

import static java.util.Objects.requireNonNull;

import health.pratique.audit.ChainHead;
import health.pratique.erase.ErasureRequest.Order;
import health.pratique.erasure.CertificateSigner;
import health.pratique.erasure.ErasedDocument;
import health.pratique.erasure.ErasureCertificate;
import health.pratique.erasure.ErasureCertificate.Signer;
import health.pratique.erasure.KeptData;
import health.pratique.erasure.Removed;
import health.pratique.erasure.SignedCertificate;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Issues certificates: the first when all is done that can be, and a further one each time that more could go since. */
@ApplicationScoped
class CertificateIssue {

    /** 45 CFR 164.316(b)(2)(i) and 164.530(j)(2). */
    private static final int YEARS = 6;

    private static final String AUDIT_LAW = "45 CFR 164.316(b)(2)(i), 164.530(j); GDPR 17(3)(b) and (e)";
    private static final String CONSENT_LAW = "GDPR 7(1), 17(3)(e); 45 CFR 164.508(b)(6), 164.530(j)";

    private final Erasures erasures;
    private final DocumentRegistry registry;
    private final CustodianTrail trail;
    private final CertificateSigner signer;
    private final CertificateStore store;
    private final ErasureRecord record;
    private final InstantSource clock;

    CertificateIssue(
            Erasures erasures,
            DocumentRegistry registry,
            CustodianTrail trail,
            CertificateSigner signer,
            CertificateStore store,
            ErasureRecord record,
            InstantSource clock) {
        this.erasures = erasures;
        this.registry = registry;
        this.trail = trail;
        this.signer = signer;
        this.store = store;
        this.record = record;
        this.clock = clock;
    }

    /**
     * The newest certificate, issued now if there is none that says all.
     *
     * @param kept of single documents
     * @param consents how many versions of consents there are
     * @param resources that were erased
     */
    SignedCertificate of(Erasure erasure, List<KeptData> kept, int consents, Removed resources) {
        Erasure current = erasure;
        while (true) {
            List<ErasedDocument> documents = documents(current);
            if (sum(documents, resources).equals(current.erased())) {
                return store.find(current.order(), current.certificates())
                        .orElseThrow(() -> new TransientFault(ReasonCode.STORE_UNAVAILABLE));
            }
            // One that an earlier run stored and did not put on record comes first, even if there is more to certify by
            // now.
            SignedCertificate next = stored(current, documents, resources, kept, consents);
            erasures.certified(
                    current,
                    next.sha256(),
                    sum(next.certificate()),
                    record.certified(
                            current.order(),
                            next.certificate().number(),
                            next.sha256(),
                            next.certificate().documents().size()));
            current = erasures.find(current.order().custodian(), current.order().subject())
                    .orElseThrow(() -> new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE));
        }
    }

    private SignedCertificate stored(
            Erasure erasure, List<ErasedDocument> documents, Removed resources, List<KeptData> kept, int consents) {
        int number = erasure.certificates() + 1;
        return store.find(erasure.order(), number).orElseGet(() -> {
            SignedCertificate fresh =
                    SignedCertificate.sign(composed(erasure, number, documents, resources, kept, consents), signer);
            return store.put(erasure.order(), number, fresh)
                    ? fresh
                    : store.find(erasure.order(), number)
                            .orElseThrow(() -> new TransientFault(ReasonCode.STORE_UNAVAILABLE));
        });
    }

    private ErasureCertificate composed(
            Erasure erasure,
            int number,
            List<ErasedDocument> documents,
            Removed resources,
            List<KeptData> kept,
            int consents) {
        Order order = erasure.order();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant until = now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
        ChainHead head =
                trail.head(order.custodian()).orElseThrow(() -> new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE));
        int events =
                (int) documents.stream().mapToLong(ErasedDocument::sequence).sum();
        List<KeptData> all = new ArrayList<>(kept);
        all.add(new KeptData(KeptData.Kind.AUDIT_EVENTS, null, events, AUDIT_LAW, until));
        all.add(new KeptData(KeptData.Kind.REGISTRY_ROWS, null, documents.size(), AUDIT_LAW, until));
        all.add(new KeptData(KeptData.Kind.CONSENT_RECORDS, null, consents, CONSENT_LAW, until));
        Signer signedBy = signer.signer();
        return new ErasureCertificate(
                order.erasureId(),
                number,
                erasure.certificate(),
                order.custodian(),
                order.subject(),
                order.reason(),
                order.requestedBy(),
                order.recordHeldBy(),
                erasure.begunAt(),
                requireNonNull(erasure.keyDestroyedAt()),
                now,
                head.sequence(),
                head.hash(),
                documents,
                resources,
                all,
                signedBy);
    }

    private List<ErasedDocument> documents(Erasure erasure) {
        return erasures.documents(erasure).stream()
                .flatMap(id -> registry.find(erasure.order().custodian(), id).stream())
                .map(document -> erased(erasure, document))
                .toList();
    }

    private ErasedDocument erased(Erasure erasure, DocumentRecord document) {
        return new ErasedDocument(
                document.id(),
                erasures.removed(erasure, document.id()).byStore(),
                document.head().sequence(),
                document.head().hash());
    }

    private static String sum(ErasureCertificate certificate) {
        Removed resources = certificate.resources();
        return sum(certificate.documents(), resources == null ? Removed.NOTHING : resources);
    }

    /** The same as long as there is nothing more to certify. */
    private static String sum(List<ErasedDocument> documents, Removed resources) {
        int versions = documents.stream()
                .flatMap(document -> document.removed().values().stream())
                .mapToInt(Removed::versions)
                .sum();
        return documents.size() + " " + (versions + resources.versions());
    }
}
