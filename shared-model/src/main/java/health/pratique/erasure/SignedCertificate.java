package health.pratique.erasure;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.CanonicalJson;
import health.pratique.audit.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its signature, as a file: canonical JSON (RFC 8785) of both, without a line end. The signature is over the
 * canonical JSON of the certificate, in which the signer's key stands too; so there is no byte that could be changed unseen.
 */
public final class SignedCertificate {

    private static final int LARGEST_BYTES = 64 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ErasureCertificate certificate;
    private final byte[] signature;

    private SignedCertificate(ErasureCertificate certificate, byte[] signature) {
        this.certificate = certificate;
        this.signature = signature.clone();
    }

    /** @param certificate that names the signer's own key */
    public static SignedCertificate sign(ErasureCertificate certificate, CertificateSigner signer) {
        byte[] digest = Sha256.digest().digest(bytes(CertificateJson.write(certificate)));
        return new SignedCertificate(certificate, signer.sign(digest));
    }

    /**
     * Reads a file. What it says is not proven before {@link #flaw} finds none.
     *
     * @throws InvalidCertificate when the file is not, to the byte, one that was written here
     */
    public static SignedCertificate read(byte[] file) {
        if (file.length > LARGEST_BYTES) {
            throw new InvalidCertificate("the file is no certificate: it is too large");
        }
        try {
            CertificateFields whole = CertificateFields.of(JSON.readValue(file, Map.class), "certificate");
            SignedCertificate read = new SignedCertificate(
                    CertificateJson.read(whole.object("certificate")),
                    Base64.getDecoder().decode(whole.text("signature")));
            if (!Arrays.equals(read.toBytes(), file)) {
                throw new InvalidCertificate("the file was changed: it is not in the one form that certificates have");
            }
            return read;
        } catch (IOException noJson) {
            throw new InvalidCertificate("the file is no certificate: it is not JSON");
        } catch (IllegalArgumentException other) {
            throw new InvalidCertificate("the file is no certificate, or was changed: " + other.getMessage());
        }
    }

    public ErasureCertificate certificate() {
        return certificate;
    }

    /** The file. */
    public byte[] toBytes() {
        return bytes(CanonicalJson.write(Map.of(
                "certificate",
                CertificateJson.fields(certificate),
                "signature",
                Base64.getEncoder().encodeToString(signature))));
    }

    /** Of the file, as the audit trail has it. */
    public String sha256() {
        return Sha256.hex(new String(toBytes(), StandardCharsets.UTF_8));
    }

    /**
     * What is wrong with the signature; empty when it is the named key's.
     *
     * @param trusted the key that must have signed, as SubjectPublicKeyInfo; absent takes the certificate's own word for it
     */
    public Optional<String> flaw(byte @Nullable [] trusted) {
        return CertificateSignature.flaw(
                bytes(CertificateJson.write(certificate)),
                signature,
                certificate.signer().publicKey(),
                trusted);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
