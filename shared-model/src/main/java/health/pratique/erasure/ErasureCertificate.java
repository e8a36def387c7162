package health.pratique.erasure;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was erased of a subject, what is kept, and why. It names the patient to nobody: the token's key is gone.
 *
 * @param number 1 for the first of an erasure; a further one tells of what was kept and could go later
 * @param previous the first's SHA-256 if this is a further one
 * @param requestedBy who answers for it, never the patient's own name
 * @param recordHeldBy the system in which the custodian keeps the record itself, so that the originals here need not be kept
 * @param chainSequence of the newest event of the custodian's chain before this was issued
 * @param chainHash of that event
 * @param documents in order of id
 * @param resources how many FHIR resources; null in a certificate from when they were not counted
 */
public record ErasureCertificate(
        String erasureId,
        int number,
        @Nullable String previous,
        Custodian custodian,
        SubjectToken subject,
        ErasureReason reason,
        String requestedBy,
        @Nullable String recordHeldBy,
        Instant begunAt,
        Instant keyDestroyedAt,
        Instant issuedAt,
        long chainSequence,
        String chainHash,
        List<ErasedDocument> documents,
        @Nullable Removed resources,
        List<KeptData> kept,
        Signer signer) {

    public ErasureCertificate {
        documents = List.copyOf(documents);
        kept = List.copyOf(kept);
    }

    /** By store, of all documents and of the patient. */
    public Map<ErasedStore, Removed> erased() {
        Map<ErasedStore, Removed> erased = new EnumMap<>(ErasedStore.class);
        documents.forEach(document ->
                document.removed().forEach((store, removed) -> erased.merge(store, removed, Removed::plus)));
        if (resources != null) {
            erased.put(ErasedStore.CLINICAL, resources);
        }
        return erased;
    }

    /**
     * Whose signature it bears; signed with all the rest.
     *
     * @param keyId the key's name at its keeper, such as the ARN of a KMS key
     * @param publicKey SubjectPublicKeyInfo (RFC 5280) in Base64
     */
    public record Signer(String keyId, String publicKey) {

        /** ECDSA on P-256 over SHA-256 (FIPS 186-5), as AWS KMS names it. */
        public static final String ALGORITHM = "ECDSA_SHA_256";
    }
}
