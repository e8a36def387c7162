package health.pratique.audit;

import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of a document's audit trail. Its hash is SHA-256 over the RFC 8785 canonical JSON of all its other fields, the
 * previous row's hash among them, so no row can change, vanish or move without breaking every hash behind it.
 *
 * @param sequence 1 for the first event of a document, then without a gap
 * @param time in milliseconds, later than the previous event's
 * @param hash 64 lower-case hex digits
 */
public record AuditEvent(
        DocumentId documentId,
        Custodian custodian,
        long sequence,
        Instant time,
        String actor,
        String version,
        String action,
        AuditOutcome outcome,
        @Nullable ReasonCode reason,
        Map<String, String> facts,
        String previousHash,
        String hash) {

    /** The previous hash of a document's first event. */
    public static final String GENESIS = "0".repeat(64);

    public AuditEvent {
        facts = Map.copyOf(facts);
    }

    /** The first event of a document's trail. */
    public static AuditEvent first(DocumentId documentId, Custodian custodian, Instant now, AuditEntry entry) {
        return chained(documentId, custodian, 1, now.truncatedTo(ChronoUnit.MILLIS), entry, GENESIS);
    }

    /** The event behind {@code head}; its time is later than the head's even where a clock went back. */
    public static AuditEvent next(
            DocumentId documentId, Custodian custodian, ChainHead head, Instant now, AuditEntry entry) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        Instant least = head.time().plusMillis(1);
        return chained(
                documentId, custodian, head.sequence() + 1, time.isBefore(least) ? least : time, entry, head.hash());
    }

    private static AuditEvent chained(
            DocumentId documentId,
            Custodian custodian,
            long sequence,
            Instant time,
            AuditEntry entry,
            String previous) {
        AuditEvent unsealed = new AuditEvent(
                documentId,
                custodian,
                sequence,
                time,
                entry.actor(),
                entry.version(),
                entry.action(),
                entry.outcome(),
                entry.reason(),
                entry.facts(),
                previous,
                "");
        return unsealed.withHash(unsealed.expectedHash());
    }

    public ChainHead asHead() {
        return new ChainHead(sequence, time, hash);
    }

    /** The hash that the other fields call for. */
    public String expectedHash() {
        return Sha256.hex(CanonicalJson.write(sealedFields()));
    }

    /** The event in RFC 8785 canonical JSON, its hash among the fields: one line of an archive. */
    public String toJson() {
        Map<String, Object> fields = sealedFields();
        fields.put("hash", hash);
        return CanonicalJson.write(fields);
    }

    private Map<String, Object> sealedFields() {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("documentId", documentId.value());
        fields.put("custodian", custodian.value());
        fields.put("sequence", sequence);
        fields.put("time", time.toString());
        fields.put("actor", actor);
        fields.put("version", version);
        fields.put("action", action);
        fields.put("outcome", outcome.name());
        if (reason != null) {
            fields.put("reason", reason.name());
        }
        fields.put("facts", facts);
        fields.put("previousHash", previousHash);
        return fields;
    }

    private AuditEvent withHash(String sealed) {
        return new AuditEvent(
                documentId,
                custodian,
                sequence,
                time,
                actor,
                version,
                action,
                outcome,
                reason,
                facts,
                previousHash,
                sealed);
    }
}
