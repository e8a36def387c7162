package health.pratique.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.SubjectToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A certificate proves itself, and shows every change. */
class SignedCertificateTest {

    private static final DocumentId DOCUMENT = new DocumentId("0a".repeat(16));

    private final TestSigner signer = new TestSigner();
    private final SignedCertificate signed = SignedCertificate.sign(certificate(), signer);

    private ErasureCertificate certificate() {
        return certificate(new Removed(12, 15));
    }

    private ErasureCertificate certificate(@Nullable Removed resources) {
        return new ErasureCertificate(
                "erasure-0001",
                1,
                null,
                new Custodian("harbor-clinic"),
                new SubjectToken("ab".repeat(32)),
                ErasureReason.CONSENT_WITHDRAWN,
                "privacy.officer",
                null,
                Instant.parse("2026-02-03T10:00:00Z"),
                Instant.parse("2026-02-03T10:00:01.5Z"),
                Instant.parse("2026-02-03T10:00:02Z"),
                7,
                "cd".repeat(32),
                List.of(new ErasedDocument(
                        DOCUMENT,
                        Map.of(ErasedStore.INTAKE, new Removed(1, 1), ErasedStore.RELEASED, new Removed(1, 3)),
                        9,
                        "ef".repeat(32))),
                resources,
                List.of(
                        new KeptData(KeptData.Kind.AUDIT_EVENTS, null, 16, "45 CFR 164.316(b)(2)(i)", null),
                        new KeptData(
                                KeptData.Kind.LOCKED_VERSIONS,
                                DOCUMENT,
                                2,
                                "Object Lock",
                                Instant.parse("2026-03-05T10:00:00Z"))),
                signer.signer());
    }

    @Test
    void aCertificateReadFromItsFileSaysTheSameAndHolds() {
        SignedCertificate read = SignedCertificate.read(signed.toBytes());
        assertThat(read.certificate()).isEqualTo(signed.certificate());
        assertThat(read.flaw(null)).isEmpty();
        assertThat(read.flaw(signer.publicKey())).isEmpty();
        assertThat(read.sha256()).isEqualTo(signed.sha256());
    }

    @Test
    void theFileSumsUpWhatWasErased() {
        assertThat(new String(signed.toBytes(), StandardCharsets.UTF_8))
                .startsWith("{\"certificate\":{")
                .contains(
                        "\"erased\":{\"CLINICAL\":{\"objects\":12,\"versions\":15},\"INTAKE\":{\"objects\":1,\"versions\":1}")
                .contains("\"ground\":\"GDPR 17(1)(b)\"");
    }

    @Test
    void aCertificateFromWhenResourcesWereNotCountedHolds() {
        SignedCertificate before = SignedCertificate.sign(certificate(null), signer);
        SignedCertificate read = SignedCertificate.read(before.toBytes());

        assertThat(read.certificate().resources()).isNull();
        assertThat(read.flaw(signer.publicKey())).isEmpty();
    }

    @Test
    void whicheverByteIsChangedTheChangeIsFound() {
        byte[] file = signed.toBytes();
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) (1 << at % 7);
            assertThat(holds(changed)).as("byte %d", at).isFalse();
        }
    }

    @Test
    void aByteMoreOrLessIsFound() {
        byte[] file = signed.toBytes();
        assertThat(holds(new String(file, StandardCharsets.UTF_8).concat("\n").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(holds(Arrays.copyOf(file, file.length - 1))).isFalse();
    }

    @Test
    void aCertificateThatAnotherKeySignedIsFound() {
        assertThat(signed.flaw(new TestSigner().publicKey()))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("another key"));
    }

    @Test
    void aSignatureOfAnotherKeyInTheNamedOnesPlaceIsFound() {
        SignedCertificate forged = SignedCertificate.sign(certificate(), new TestSigner());
        assertThat(forged.flaw(null)).isPresent();
    }

    @Test
    void anyOtherFileIsRefusedWithAWord() {
        assertThatThrownBy(() -> SignedCertificate.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidCertificate.class)
                .hasMessageContaining("certificate");
        assertThatThrownBy(() -> SignedCertificate.read(new byte[] {1, 2}))
                .isInstanceOf(InvalidCertificate.class)
                .hasMessageContaining("JSON");
    }

    private boolean holds(byte[] file) {
        try {
            return SignedCertificate.read(file).flaw(signer.publicKey()).isEmpty();
        } catch (InvalidCertificate flawed) {
            return false;
        }
    }
}
