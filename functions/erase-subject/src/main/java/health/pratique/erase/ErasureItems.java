package health.pratique.erase;

import health.pratique.erase.ErasureRequest.Order;
import health.pratique.erasure.ErasureReason;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How erasures look as items of their table: one of each erasure, and one of each document with what was removed of it. */
final class ErasureItems {

    static final String CUSTODIAN = "custodian";
    static final String ENTRY = "entry";
    static final String ERASURE = "erasure#";
    static final String KEY_DESTROYED_AT = "keyDestroyedAt";
    static final String CERTIFICATES = "certificates";
    static final String CERTIFICATE = "certificate";
    static final String ERASED = "erased";
    static final String LOOK_AGAIN_AT = "lookAgainAt";
    static final String CLOSED = "closed";
    /** Of a document: what was removed, or is about to be. */
    static final String REMOVED = "removed";
    /** Of a document: how much of it is on its chain. */
    static final String RECORDED = "recorded";

    private ErasureItems() {}

    /** Where custodians are noted of whom anything was ever erased; no custodian has this name. */
    static final String CUSTODIANS = "#custodians";

    static Map<String, AttributeValue> noted(Custodian custodian) {
        return Map.of(CUSTODIAN, text(CUSTODIANS), ENTRY, text(custodian.value()));
    }

    static Map<String, AttributeValue> key(Custodian custodian, SubjectToken subject) {
        return Map.of(CUSTODIAN, text(custodian.value()), ENTRY, text(ERASURE + subject));
    }

    static Map<String, AttributeValue> key(Custodian custodian, SubjectToken subject, DocumentId document) {
        return Map.of(CUSTODIAN, text(custodian.value()), ENTRY, text(documents(subject) + document));
    }

    /** What the entries of a subject's documents begin with. */
    static String documents(SubjectToken subject) {
        return "document#" + subject + "#";
    }

    static Map<String, AttributeValue> begun(Order order, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(key(order.custodian(), order.subject()));
        item.put("subject", text(order.subject().value()));
        item.put("erasureId", text(order.erasureId()));
        item.put("reason", text(order.reason().name()));
        item.put("requestedBy", text(order.requestedBy()));
        if (order.recordHeldBy() != null) {
            item.put("recordHeldBy", text(order.recordHeldBy()));
        }
        item.put("begunAt", text(now.toString()));
        item.put(CERTIFICATES, AttributeValue.fromN("0"));
        return item;
    }

    static Erasure read(Map<String, AttributeValue> item) {
        return new Erasure(
                new Order(
                        new Custodian(need(item, CUSTODIAN)),
                        new SubjectToken(need(item, "subject")),
                        need(item, "erasureId"),
                        ErasureReason.valueOf(need(item, "reason")),
                        need(item, "requestedBy"),
                        string(item, "recordHeldBy")),
                Instant.parse(need(item, "begunAt")),
                time(item, KEY_DESTROYED_AT),
                Integer.parseInt(item.getOrDefault(CERTIFICATES, AttributeValue.fromN("0"))
                        .n()),
                string(item, CERTIFICATE),
                string(item, ERASED),
                time(item, LOOK_AGAIN_AT),
                item.containsKey(CLOSED));
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static String need(Map<String, AttributeValue> item, String name) {
        String value = string(item, name);
        if (value == null) {
            throw new IllegalStateException("an erasure has no " + name);
        }
        return value;
    }

    private static @Nullable String string(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }

    private static @Nullable Instant time(Map<String, AttributeValue> item, String name) {
        String value = string(item, name);
        return value == null ? null : Instant.parse(value);
    }
}
