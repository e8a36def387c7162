package health.pratique.privacy;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a request looks as an item of the {@code privacy-requests} table. */
final class RequestItems {

    static final String CUSTODIAN = "custodian";
    static final String ID = "requestId";
    static final String STATE = "custodianState";
    static final String PATIENT = "custodianPatient";
    static final String DUE = "dueAt";
    static final String RECEIVED = "receivedAt";
    static final String VERSION = "version";

    private RequestItems() {}

    static Map<String, AttributeValue> key(Custodian custodian, String id) {
        return Map.of(CUSTODIAN, text(custodian.value()), ID, text(id));
    }

    static String joined(Custodian custodian, String value) {
        return custodian + "#" + value;
    }

    static Map<String, AttributeValue> write(PrivacyRequest request) {
        Map<String, AttributeValue> item = new HashMap<>(key(request.custodian(), request.id()));
        item.put(STATE, text(joined(request.custodian(), state(request.status().closed()))));
        item.put(PATIENT, text(joined(request.custodian(), request.patient())));
        item.put(DUE, text(request.dueAt().toString()));
        item.put(RECEIVED, text(request.receivedAt().toString()));
        item.put(VERSION, AttributeValue.fromN(Long.toString(request.version())));
        item.put("kind", code(request.kind()));
        item.put("law", code(request.law()));
        item.put("subject", text(request.subject().value()));
        item.put("patient", text(request.patient()));
        item.put("status", code(request.status()));
        item.put("openedBy", text(request.openedBy()));
        optional(item, "identity", request.identity());
        optional(item, "extension", request.extension());
        optional(item, "ground", request.ground());
        item.put(
                "history",
                AttributeValue.fromL(
                        request.history().stream().map(RequestItems::entry).toList()));
        Map<String, AttributeValue> details = new HashMap<>();
        request.details().forEach((name, value) -> details.put(name.name(), text(value)));
        item.put("details", AttributeValue.fromM(details));
        return item;
    }

    static PrivacyRequest read(Map<String, AttributeValue> item) {
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        member(item, "details").m().forEach((name, value) -> details.put(Detail.valueOf(name), value.s()));
        return new PrivacyRequest(
                new Custodian(need(item, CUSTODIAN)),
                need(item, ID),
                RequestKind.valueOf(need(item, "kind")),
                PrivacyLaw.valueOf(need(item, "law")),
                new SubjectToken(need(item, "subject")),
                need(item, "patient"),
                RequestStatus.valueOf(need(item, "status")),
                Instant.parse(need(item, RECEIVED)),
                Instant.parse(need(item, DUE)),
                need(item, "openedBy"),
                optional(item, "identity", IdentityProof::valueOf),
                optional(item, "extension", ExtensionReason::valueOf),
                optional(item, "ground", DenialGround::valueOf),
                member(item, "history").l().stream().map(one -> entry(one.m())).toList(),
                details,
                Long.parseLong(member(item, VERSION).n()));
    }

    /** Of the index: whether the clock has stopped. */
    static String state(boolean closed) {
        return closed ? "CLOSED" : "OPEN";
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue entry(HistoryEntry entry) {
        return AttributeValue.fromM(
                Map.of("at", text(entry.at().toString()), "status", code(entry.status()), "by", text(entry.by())));
    }

    private static HistoryEntry entry(Map<String, AttributeValue> item) {
        return new HistoryEntry(
                Instant.parse(need(item, "at")), RequestStatus.valueOf(need(item, "status")), need(item, "by"));
    }

    private static AttributeValue code(Enum<?> value) {
        return text(value.name());
    }

    private static void optional(Map<String, AttributeValue> item, String name, @Nullable Enum<?> value) {
        if (value != null) {
            item.put(name, code(value));
        }
    }

    private static <T> @Nullable T optional(Map<String, AttributeValue> item, String name, Function<String, T> read) {
        return item.containsKey(name) ? read.apply(need(item, name)) : null;
    }

    private static String need(Map<String, AttributeValue> item, String name) {
        return member(item, name).s();
    }

    private static AttributeValue member(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("a privacy request has no " + name);
        }
        return value;
    }
}
