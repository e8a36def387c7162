package health.pratique.erase;

import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.ResourceCount;
import health.pratique.consent.SubjectConsents;
import health.pratique.erase.ErasureReport.Certificate;
import health.pratique.erase.ErasureReport.Status;
import health.pratique.erase.ErasureRequest.Order;
import health.pratique.erasure.ErasedStore;
import health.pratique.erasure.KeptData;
import health.pratique.erasure.Removed;
import health.pratique.erasure.SignedCertificate;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.SubjectKeys;
import health.pratique.privacy.PatientWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Erases a patient, in an order that can be cut off anywhere. First what permits goes, so that nothing is released any more; then
 * the objects; then the key. The key comes last because the patient's identifier leads to the token, and so to all of this, only as
 * long as the key is there: who repeats the request by the identifier finds an erasure that was cut off. After it comes one more
 * look, for a document that arrived meanwhile; from the key's end on, none can get the token.
 */
@ApplicationScoped
class SubjectErasure {

    /** A legal hold has no end that could be known. */
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    private final Erasures erasures;
    private final SubjectDocuments documents;
    private final DocumentErasure document;
    private final Obligations obligations;
    private final SubjectConsents consents;
    private final ClinicalStore clinical;
    private final PatientWords words;
    private final SubjectKeys keys;
    private final CertificateIssue certificates;
    private final ErasureRecord record;
    private final ErasureSettings settings;
    private final InstantSource clock;

    SubjectErasure(
            Erasures erasures,
            SubjectDocuments documents,
            DocumentErasure document,
            Obligations obligations,
            SubjectConsents consents,
            ClinicalStore clinical,
            PatientWords words,
            SubjectKeys keys,
            CertificateIssue certificates,
            ErasureRecord record,
            ErasureSettings settings,
            InstantSource clock) {
        this.erasures = erasures;
        this.documents = documents;
        this.document = document;
        this.obligations = obligations;
        this.consents = consents;
        this.clinical = clinical;
        this.words = words;
        this.keys = keys;
        this.certificates = certificates;
        this.record = record;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins an erasure, or goes on with it.
     *
     * @param timeLeft nothing is begun once it says no; the same request goes on there
     * @throws health.pratique.fault.TransientFault when a store is away; the same request goes on there
     */
    ErasureReport erase(Order order, BooleanSupplier timeLeft) {
        Erasure erasure = erasures.begin(order, record.begun(order));
        if (!erasure.order().erasureId().equals(order.erasureId())) {
            return new ErasureReport(
                    Status.OTHER_ERASURE, erasure.order().erasureId(), 0, Map.of(), List.of(), certificate(erasure));
        }
        return goOn(erasure, timeLeft);
    }

    /** What would be done, without doing any of it. */
    ErasureReport plan(Order order) {
        Map<ErasedStore, Removed> removable = new EnumMap<>(ErasedStore.class);
        List<KeptData> kept = new ArrayList<>();
        count(clinical.held(order.custodian(), order.subject()), removable);
        List<DocumentRecord> found = documents.of(order.custodian(), order.subject(), List.of());
        found.forEach(one -> {
            Inventory inventory = obligations.inventory(order, one);
            kept.addAll(inventory.keptData());
            inventory.byStore().forEach((store, removed) -> removable.merge(store, removed, Removed::plus));
        });
        return new ErasureReport(Status.PLANNED, order.erasureId(), found.size(), removable, kept, null);
    }

    ErasureReport goOn(Erasure begun, BooleanSupplier timeLeft) {
        int versions =
                consents.withdrawAll(begun.order().custodian(), begun.order().subject());
        Optional<List<KeptData>> kept = round(begun, timeLeft);
        if (kept.isEmpty()) {
            return underWay(begun);
        }
        Erasure erasure = begun;
        if (begun.keyDestroyedAt() == null) {
            keys.destroy(begun.order().custodian(), begun.order().subject());
            erasure = erasures.keyDestroyed(begun);
            kept = round(erasure, timeLeft);
            if (kept.isEmpty()) {
                return underWay(erasure);
            }
        }
        ResourceCount resources =
                clinical.eraseSubject(begun.order().custodian(), begun.order().subject());
        SignedCertificate signed = certificates.of(
                erasure, kept.get(), versions, new Removed(resources.resources(), resources.versions()));
        rest(erasure, kept.get());
        return certified(erasure, signed);
    }

    /** Empty when time was over before the end. */
    private Optional<List<KeptData>> round(Erasure erasure, BooleanSupplier timeLeft) {
        clinical.eraseSubject(erasure.order().custodian(), erasure.order().subject());
        words.erase(
                erasure.order().custodian(),
                Compartments.patientId(erasure.order().subject()));
        List<KeptData> kept = new ArrayList<>();
        for (DocumentRecord found :
                documents.of(erasure.order().custodian(), erasure.order().subject(), erasures.documents(erasure))) {
            if (!timeLeft.getAsBoolean()) {
                return Optional.empty();
            }
            kept.addAll(document.erase(erasure, found));
        }
        return Optional.of(kept);
    }

    /** Once the last look was long enough after the key's end, only what is kept is left to be looked at. */
    private void rest(Erasure erasure, List<KeptData> kept) {
        Instant now = clock.instant();
        Instant destroyed = erasure.keyDestroyedAt() == null ? now : erasure.keyDestroyedAt();
        Instant settled = destroyed.plus(settings.settling());
        Stream<Instant> ends = kept.stream().map(one -> one.until() == null ? now.plus(LOOK_AGAIN) : one.until());
        Instant next = Stream.concat(ends, now.isBefore(settled) ? Stream.of(settled) : Stream.empty())
                .min(Instant::compareTo)
                .orElse(null);
        erasures.rest(erasure, next);
    }

    private static void count(ResourceCount resources, Map<ErasedStore, Removed> counts) {
        if (resources.versions() > 0) {
            counts.put(ErasedStore.CLINICAL, new Removed(resources.resources(), resources.versions()));
        }
    }

    private static ErasureReport underWay(Erasure erasure) {
        return new ErasureReport(Status.UNDER_WAY, erasure.order().erasureId(), 0, Map.of(), List.of(), null);
    }

    private ErasureReport certified(Erasure erasure, SignedCertificate signed) {
        return new ErasureReport(
                Status.CERTIFIED,
                erasure.order().erasureId(),
                signed.certificate().documents().size(),
                signed.certificate().erased(),
                signed.certificate().kept(),
                new Certificate(
                        settings.bucket(),
                        CertificateStore.key(
                                erasure.order(), signed.certificate().number()),
                        signed.sha256()));
    }

    private @Nullable Certificate certificate(Erasure erasure) {
        String sha256 = erasure.certificate();
        return sha256 == null
                ? null
                : new Certificate(
                        settings.bucket(), CertificateStore.key(erasure.order(), erasure.certificates()), sha256);
    }
}
