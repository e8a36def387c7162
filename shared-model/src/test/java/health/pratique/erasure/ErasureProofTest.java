package health.pratique.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.CustodianChain;
import health.pratique.audit.archive.Anchor;
import health.pratique.audit.archive.ArchiveBatch;
import health.pratique.audit.archive.RowMark;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.SubjectToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate held against exported rows. */
class ErasureProofTest {

    private static final Custodian CLINIC = new Custodian("harbor-clinic");
    private static final DocumentId CHAIN = CustodianChain.id(CLINIC);
    private static final DocumentId DOCUMENT = DocumentId.of("intake", "intake/harbor-clinic/a.txt", "v1");

    @TempDir
    Path export;

    private final TestSigner signer = new TestSigner();
    private final Map<DocumentId, AuditEvent> heads = new LinkedHashMap<>();
    private final List<AuditEvent> rows = new ArrayList<>();
    private Instant now = Instant.parse("2026-02-03T10:00:00Z");

    private void happened(DocumentId chain, String action, Map<String, String> facts) {
        now = now.plusSeconds(1);
        AuditEntry entry = new AuditEntry("function:" + action, "test", action, AuditOutcome.SUCCESS, null, facts);
        AuditEvent head = heads.get(chain);
        AuditEvent event = head == null
                ? AuditEvent.first(chain, CLINIC, now, entry)
                : AuditEvent.next(chain, CLINIC, head.asHead(), now, entry);
        heads.put(chain, event);
        rows.add(event);
    }

    private void happened(DocumentId chain, String action) {
        happened(chain, action, Map.of());
    }

    private SignedCertificate erased() {
        happened(CHAIN, "BeginErasure");
        happened(DOCUMENT, "EraseDocument");
        AuditEvent chain = heads.get(CHAIN);
        AuditEvent document = heads.get(DOCUMENT);
        SignedCertificate signed = SignedCertificate.sign(
                new ErasureCertificate(
                        "erasure-0001",
                        1,
                        null,
                        CLINIC,
                        new SubjectToken("ab".repeat(32)),
                        ErasureReason.OBJECTION,
                        "privacy.officer",
                        null,
                        now,
                        now,
                        now,
                        chain.sequence(),
                        chain.hash(),
                        List.of(new ErasedDocument(DOCUMENT, Map.of(), document.sequence(), document.hash())),
                        Removed.NOTHING,
                        List.of(),
                        signer.signer()),
                signer);
        happened(CHAIN, "EraseSubject", Map.of("certificate", signed.sha256()));
        return signed;
    }

    private List<String> flaws(SignedCertificate signed) throws IOException {
        Path folder = Files.createDirectories(export.resolve("events/2026/02/03/10"));
        Files.write(
                folder.resolve("1-2-0.ndjson"),
                rows.stream().map(AuditEvent::toJson).toList());
        ArchiveBatch batch = new ArchiveBatch(
                "events/2026/02/03/10/1-2-0.ndjson",
                rows.getFirst().time(),
                rows.getLast().time(),
                rows.stream().map(RowMark::of).toList());
        Anchor anchor = new Anchor(1, now.plusSeconds(60), Anchor.GENESIS, List.of(batch));
        Files.createDirectories(export.resolve(Anchor.FOLDER));
        Files.writeString(export.resolve(Anchor.key(1)), anchor.toNdjson());
        return ErasureProof.flaws(signed, export);
    }

    @Test
    void aTrailThatHoldsTheCertificateAndAllItNamesHasNoFlaw() throws IOException {
        happened(DOCUMENT, "StoreDocument");
        happened(DOCUMENT, "RetractRelease");
        assertThat(flaws(erased())).isEmpty();
    }

    @Test
    void aCertificateThatNobodyRecordedIsFound() throws IOException {
        SignedCertificate signed = erased();
        rows.removeLast();
        assertThat(flaws(signed)).singleElement().asString().contains("does not hold this certificate");
    }

    @Test
    void aDocumentThatIsReleasedAfterTheErasureIsNamed() throws IOException {
        SignedCertificate signed = erased();
        happened(DOCUMENT, "StoreDocument");
        assertThat(flaws(signed)).singleElement().asString().contains(DOCUMENT.value(), "released after");
    }

    @Test
    void aDocumentWhoseReleaseWasNotTakenBackIsNamed() throws IOException {
        happened(DOCUMENT, "StoreDocument");
        assertThat(flaws(erased())).singleElement().asString().contains(DOCUMENT.value(), "is released");
    }

    @Test
    void aTrailInWhichAnEventOfTheErasureIsAnotherIsFound() throws IOException {
        SignedCertificate signed = erased();
        rows.removeIf(row -> row.action().equals("EraseDocument"));
        assertThat(flaws(signed)).anyMatch(flaw -> flaw.contains("no event 1"));
    }

    @Test
    void aTrailThatIsNotWholeIsNamed() throws IOException {
        SignedCertificate signed = erased();
        AuditEvent before = rows.get(1);
        rows.set(
                1,
                AuditEvent.first(
                        DOCUMENT,
                        CLINIC,
                        before.time(),
                        new AuditEntry(
                                "function:other", "test", before.action(), AuditOutcome.SUCCESS, null, Map.of())));
        rows.remove(0);
        assertThat(flaws(signed)).anyMatch(flaw -> flaw.contains("not whole"));
    }
}
