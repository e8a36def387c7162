package health.pratique.erasure;

import health.pratique.audit.CanonicalJson;
import health.pratique.erasure.ErasureCertificate.Signer;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.SubjectToken;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A certificate's one form in RFC 8785 canonical JSON: whatever reads another way was not written here. */
final class CertificateJson {

    static final String FORMAT = "pratique-erasure-certificate-1";

    private CertificateJson() {}

    static String write(ErasureCertificate certificate) {
        return CanonicalJson.write(fields(certificate));
    }

    static Map<String, Object> fields(ErasureCertificate certificate) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("format", FORMAT);
        fields.put("erasureId", certificate.erasureId());
        fields.put("number", certificate.number());
        if (certificate.previous() != null) {
            fields.put("previous", certificate.previous());
        }
        fields.put("custodian", certificate.custodian().value());
        fields.put("subject", certificate.subject().value());
        fields.put("reason", certificate.reason().name());
        fields.put("ground", certificate.reason().ground());
        fields.put("requestedBy", certificate.requestedBy());
        if (certificate.recordHeldBy() != null) {
            fields.put("recordHeldBy", certificate.recordHeldBy());
        }
        fields.put("begunAt", certificate.begunAt().toString());
        fields.put("key", Map.of("destroyedAt", certificate.keyDestroyedAt().toString()));
        fields.put("issuedAt", certificate.issuedAt().toString());
        fields.put("custodianChain", head(certificate.chainSequence(), certificate.chainHash()));
        fields.put(
                "documents",
                certificate.documents().stream().map(CertificateJson::document).toList());
        fields.put("erased", stores(certificate.erased()));
        fields.put(
                "kept", certificate.kept().stream().map(CertificateJson::kept).toList());
        fields.put(
                "signer",
                Map.of(
                        "algorithm", Signer.ALGORITHM,
                        "keyId", certificate.signer().keyId(),
                        "publicKey", certificate.signer().publicKey()));
        return fields;
    }

    /** @throws IllegalArgumentException for anything that is no certificate */
    static ErasureCertificate read(CertificateFields fields) {
        if (!fields.text("format").equals(FORMAT)) {
            throw new IllegalArgumentException("it is of a form that this version does not know");
        }
        CertificateFields chain = fields.object("custodianChain");
        CertificateFields signer = fields.object("signer");
        return new ErasureCertificate(
                fields.text("erasureId"),
                (int) fields.number("number"),
                fields.optional("previous"),
                new Custodian(fields.text("custodian")),
                new SubjectToken(fields.text("subject")),
                ErasureReason.valueOf(fields.text("reason")),
                fields.text("requestedBy"),
                fields.optional("recordHeldBy"),
                fields.time("begunAt"),
                fields.object("key").time("destroyedAt"),
                fields.time("issuedAt"),
                chain.number("sequence"),
                chain.text("hash"),
                fields.list("documents").stream().map(CertificateJson::document).toList(),
                resources(fields.object("erased")),
                fields.list("kept").stream().map(CertificateJson::kept).toList(),
                new Signer(signer.text("keyId"), signer.text("publicKey")));
    }

    private static Map<String, Object> document(ErasedDocument document) {
        return Map.of(
                "id", document.id().value(),
                "erased", stores(document.removed()),
                "chain", head(document.sequence(), document.hash()));
    }

    private static ErasedDocument document(CertificateFields fields) {
        Map<ErasedStore, Removed> removed = new EnumMap<>(ErasedStore.class);
        CertificateFields stores = fields.object("erased");
        for (String name : stores.names()) {
            removed.put(ErasedStore.valueOf(name), removed(stores.object(name)));
        }
        CertificateFields chain = fields.object("chain");
        return new ErasedDocument(
                new DocumentId(fields.text("id")), removed, chain.number("sequence"), chain.text("hash"));
    }

    private static @Nullable Removed resources(CertificateFields erased) {
        String name = ErasedStore.CLINICAL.name();
        return erased.has(name) ? removed(erased.object(name)) : null;
    }

    private static Removed removed(CertificateFields counts) {
        return new Removed((int) counts.number("objects"), (int) counts.number("versions"));
    }

    private static Map<String, Object> stores(Map<ErasedStore, Removed> removed) {
        Map<String, Object> stores = new TreeMap<>();
        removed.forEach((store, counts) ->
                stores.put(store.name(), Map.of("objects", counts.objects(), "versions", counts.versions())));
        return stores;
    }

    private static Map<String, Object> kept(KeptData kept) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("kind", kept.kind().name());
        if (kept.document() != null) {
            fields.put("document", kept.document().value());
        }
        fields.put("count", kept.count());
        fields.put("law", kept.law());
        if (kept.until() != null) {
            fields.put("until", kept.until().toString());
        }
        return fields;
    }

    private static KeptData kept(CertificateFields fields) {
        String document = fields.optional("document");
        return new KeptData(
                KeptData.Kind.valueOf(fields.text("kind")),
                document == null ? null : new DocumentId(document),
                (int) fields.number("count"),
                fields.text("law"),
                fields.optional("until") == null ? null : fields.time("until"));
    }

    private static Map<String, Object> head(long sequence, String hash) {
        return Map.of("sequence", sequence, "hash", hash);
    }
}
