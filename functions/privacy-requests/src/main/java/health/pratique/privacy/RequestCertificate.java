package health.pratique.privacy;

import health.pratique.audit.CanonicalJson;
import health.pratique.audit.ChainHead;
import health.pratique.audit.Sha256;
import health.pratique.erasure.CertificateSigner;
import health.pratique.erasure.ErasureCertificate.Signer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was answered to a request, and when, signed as certificates of erasure are: canonical JSON (RFC 8785) of
 * {@code {"certificate":{…},"signature":"…"}}, the signature being over the canonical JSON of the certificate. No word of the patient's,
 * and nothing of the record, is in it.
 */
public final class RequestCertificate {

    static final String FORMAT = "pratique-privacy-certificate-1";

    private RequestCertificate() {}

    /** A package that was made, by what it is. */
    public record Part(String name, String sha256, long bytes) {}

    /**
     * @param request as it is answered
     * @param parts of the package, if there is one
     * @param head where the custodian's chain stood
     * @return the file
     */
    public static byte[] sign(
            PrivacyRequest request, List<Part> parts, ChainHead head, Instant issuedAt, CertificateSigner signer) {
        Map<String, Object> fields = fields(request, parts, head, issuedAt, signer.signer());
        byte[] signature = signer.sign(Sha256.digest().digest(bytes(CanonicalJson.write(fields))));
        return bytes(CanonicalJson.write(
                Map.of("certificate", fields, "signature", Base64.getEncoder().encodeToString(signature))));
    }

    private static Map<String, Object> fields(
            PrivacyRequest request, List<Part> parts, ChainHead head, Instant issuedAt, Signer signer) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("format", FORMAT);
        fields.put("requestId", request.id());
        fields.put("custodian", request.custodian().value());
        fields.put("subject", request.subject().value());
        fields.put("kind", request.kind().name());
        fields.put("law", request.law().name());
        fields.put("right", request.kind().right(request.law()));
        fields.put("status", request.status().name());
        fields.put("receivedAt", request.receivedAt().toString());
        fields.put("dueAt", request.dueAt().toString());
        fields.put("issuedAt", issuedAt.toString());
        if (request.identity() != null) {
            fields.put("identity", request.identity().name());
        }
        if (request.extension() != null) {
            fields.put("extension", request.extension().name());
        }
        if (request.ground() != null) {
            fields.put(
                    "denial",
                    Map.of(
                            "ground", request.ground().name(),
                            "source", request.ground().source(request.law())));
        }
        Map<String, Object> details = new TreeMap<>();
        request.details().forEach((name, value) -> details.put(name.name(), value));
        fields.put("details", details);
        fields.put(
                "history",
                request.history().stream()
                        .map(entry -> Map.of(
                                "at", entry.at().toString(),
                                "status", entry.status().name(),
                                "by", entry.by()))
                        .toList());
        fields.put(
                "parts",
                parts.stream()
                        .map(part -> Map.of("name", part.name(), "sha256", part.sha256(), "bytes", part.bytes()))
                        .toList());
        fields.put("custodianChain", Map.of("sequence", head.sequence(), "hash", head.hash()));
        fields.put(
                "signer",
                Map.of("algorithm", Signer.ALGORITHM, "keyId", signer.keyId(), "publicKey", signer.publicKey()));
        return fields;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
