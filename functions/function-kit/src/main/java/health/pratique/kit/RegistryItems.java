package health.pratique.kit;

import static java.util.Objects.requireNonNull;

import health.pratique.audit.ChainHead;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a document looks as an item of the {@code documents} table. */
final class RegistryItems {

    static final String ID = "documentId";
    static final String STATUS = "status";
    static final String STEP = "step";
    static final String EXECUTION = "execution";
    static final String SEQUENCE = "auditSequence";
    static final String RECEIVED_AT = "receivedAt";
    static final String UPDATED_AT = "updatedAt";
    static final String SUBJECT = "subject";
    static final String REVIEW = "review";
    static final String REASON = "reason";
    static final String STOP = "stop";
    /** Where the released copy lies. */
    static final List<String> RELEASE = List.of("releaseBucket", "releaseKey", "releaseVersionId");
    /** What tells of the original itself. */
    static final List<String> OF_THE_ORIGINAL = List.of("versionId", "sha256");
    /** Index key: custodian and status. */
    static final String CUSTODIAN_STATUS = "custodianStatus";
    /** Index key: custodian and source. */
    static final String CUSTODIAN_SOURCE = "custodianSource";

    private RegistryItems() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static String joined(Custodian custodian, String value) {
        return custodian.value() + "#" + value;
    }

    static Map<String, AttributeValue> key(DocumentId id) {
        return Map.of(ID, text(id.value()));
    }

    /** The item of a document just claimed, of which nothing is known but where it lies. */
    static Map<String, AttributeValue> claimed(ClaimRequest request, String step, ChainHead head) {
        Map<String, AttributeValue> item = new HashMap<>(head(head));
        item.put(ID, text(request.id().value()));
        item.put("custodian", text(request.custodian().value()));
        item.put(STATUS, text(DocumentStatus.PROCESSING.name()));
        item.put(CUSTODIAN_STATUS, text(joined(request.custodian(), DocumentStatus.PROCESSING.name())));
        item.put(STEP, text(step));
        item.put(EXECUTION, text(request.execution()));
        item.put("bucket", text(request.location().bucket()));
        item.put("key", text(request.location().key()));
        if (request.location().versionId() != null) {
            item.put("versionId", text(request.location().versionId()));
        }
        item.put(RECEIVED_AT, text(request.receivedAt().toString()));
        return item;
    }

    static Map<String, AttributeValue> head(ChainHead head) {
        return Map.of(
                SEQUENCE,
                number(head.sequence()),
                "auditHash",
                text(head.hash()),
                "auditTime",
                text(head.time().toString()),
                UPDATED_AT,
                text(head.time().toString()));
    }

    /** The attributes that a change sets. */
    static Map<String, AttributeValue> changed(Custodian custodian, RegistryChange change) {
        Map<String, AttributeValue> set = new HashMap<>();
        if (change.status() != null) {
            set.put(STATUS, text(change.status().name()));
            set.put(CUSTODIAN_STATUS, text(joined(custodian, change.status().name())));
        }
        if (change.reason() != null) {
            set.put(REASON, text(change.reason().name()));
        }
        if (change.stop() != null) {
            set.put(STOP, text(change.stop().name()));
        }
        if (change.document() != null) {
            Document document = change.document();
            set.put(SUBJECT, text(document.subject().value()));
            set.put("source", text(document.source()));
            set.put(CUSTODIAN_SOURCE, text(joined(custodian, document.source())));
            set.put("kind", text(document.kind().name()));
            set.put("format", text(document.format().name()));
            set.put("purpose", text(document.purpose().name()));
            set.put("bytes", number(document.bytes()));
            set.put("sha256", text(document.sha256()));
        }
        if (change.release() != null) {
            set.put("releaseBucket", text(change.release().bucket()));
            set.put("releaseKey", text(change.release().key()));
            if (change.release().versionId() != null) {
                set.put("releaseVersionId", text(change.release().versionId()));
            }
        }
        return set;
    }

    /** What an erasure leaves of a document that has ended. */
    static Map<String, AttributeValue> erased(DocumentRecord ended, boolean originalGone) {
        Map<String, AttributeValue> set = new HashMap<>();
        if (ended.status() == DocumentStatus.QUARANTINED) {
            set.put(REASON, text(ReasonCode.SUBJECT_ERASED.name()));
        }
        if (originalGone) {
            set.put("key", text(DocumentRecord.ERASED + ended.id().value()));
        }
        return set;
    }

    static DocumentRecord read(Map<String, AttributeValue> item) {
        String subject = string(item, SUBJECT);
        String kind = string(item, "kind");
        String purpose = string(item, "purpose");
        String reason = string(item, REASON);
        String stop = string(item, STOP);
        String releaseKey = string(item, "releaseKey");
        AttributeValue bytes = item.get("bytes");
        return new DocumentRecord(
                new DocumentId(need(item, ID)),
                new Custodian(need(item, "custodian")),
                DocumentStatus.valueOf(need(item, STATUS)),
                need(item, STEP),
                need(item, EXECUTION),
                new ObjectLocation(need(item, "bucket"), need(item, "key"), string(item, "versionId")),
                Instant.parse(need(item, RECEIVED_AT)),
                Instant.parse(need(item, UPDATED_AT)),
                subject == null ? null : new SubjectToken(subject),
                string(item, "source"),
                kind == null ? null : DocumentKind.valueOf(kind),
                purpose == null ? null : PurposeOfUse.valueOf(purpose),
                bytes == null ? 0 : Long.parseLong(bytes.n()),
                string(item, "sha256"),
                reason == null ? null : ReasonCode.valueOf(reason),
                releaseKey == null
                        ? null
                        : new ObjectLocation(need(item, "releaseBucket"), releaseKey, string(item, "releaseVersionId")),
                string(item, REVIEW),
                stop == null ? null : ReasonCode.valueOf(stop),
                readHead(item).orElseThrow());
    }

    /** Where a chain ends, of a document or a custodian; empty when the item knows of none. */
    static Optional<ChainHead> readHead(Map<String, AttributeValue> item) {
        return item.containsKey("auditHash")
                ? Optional.of(new ChainHead(
                        Long.parseLong(requireNonNull(item.get(SEQUENCE)).n()),
                        Instant.parse(need(item, "auditTime")),
                        need(item, "auditHash")))
                : Optional.empty();
    }

    /** Whether the item is a document's: the head of a custodian's chain is kept in the same table, without a status. */
    static boolean isDocument(Map<String, AttributeValue> item) {
        return item.containsKey(STATUS);
    }

    static String need(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.s() == null) {
            throw new IllegalStateException("an item has no " + name);
        }
        return value.s();
    }

    static @Nullable String string(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }
}
