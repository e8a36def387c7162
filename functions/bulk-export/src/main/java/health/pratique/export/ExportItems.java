package health.pratique.export;

import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import health.pratique.smart.SmartScopes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an export looks as an item of the {@code exports} table. */
final class ExportItems {

    static final String ENTRY = "entry";

    private ExportItems() {}

    static Map<String, AttributeValue> key(String entry) {
        return Map.of(ENTRY, text(entry));
    }

    static Map<String, AttributeValue> write(ExportJob job) {
        ExportOrder order = job.order();
        Caller caller = order.caller();
        Map<String, AttributeValue> item = new HashMap<>(key(job.entry()));
        item.put("id", text(job.id()));
        item.put("custodian", text(caller.custodian().value()));
        item.put("client", text(caller.client()));
        item.put("role", text(caller.role().name()));
        item.put("scopes", text(caller.scopes().toString()));
        item.put("purpose", text(caller.purpose().name()));
        item.put("token", text(caller.tokenId()));
        item.put("range", text(order.range().text()));
        item.put("types", texts(order.types()));
        item.put("request", text(order.request()));
        if (order.since() != null) {
            item.put("since", text(order.since().toString()));
        }
        item.put("status", text(job.state().name()));
        item.put("begun", text(job.begun().toString()));
        item.put("expires", number(job.expires().getEpochSecond()));
        item.put("heldUntil", number(job.heldUntil().toEpochMilli()));
        item.put("holder", text(job.holder()));
        item.put("stalls", number(job.stalls()));
        item.put("part", number(job.position().part()));
        item.put("after", number(job.position().after()));
        item.put("files", texts(job.files().stream().map(ExportFile::text).toList()));
        return item;
    }

    static ExportJob read(Map<String, AttributeValue> item) {
        return new ExportJob(
                need(item, "id").s(),
                order(item),
                ExportState.valueOf(need(item, "status").s()),
                Instant.parse(need(item, "begun").s()),
                Instant.ofEpochSecond(whole(item, "expires")),
                Instant.ofEpochMilli(whole(item, "heldUntil")),
                need(item, "holder").s(),
                (int) whole(item, "stalls"),
                new ExportPosition((int) whole(item, "part"), whole(item, "after")),
                need(item, "files").l().stream()
                        .map(file -> ExportFile.parse(file.s()))
                        .toList());
    }

    private static ExportOrder order(Map<String, AttributeValue> item) {
        return new ExportOrder(
                new Caller(
                        need(item, "client").s(),
                        new Custodian(need(item, "custodian").s()),
                        Role.valueOf(need(item, "role").s()),
                        SmartScopes.of(need(item, "scopes").s()),
                        null,
                        null,
                        PurposeOfUse.valueOf(need(item, "purpose").s()),
                        need(item, "token").s()),
                ExportRange.parse(need(item, "range").s()),
                need(item, "types").l().stream().map(AttributeValue::s).toList(),
                Optional.ofNullable(item.get("since"))
                        .map(since -> Instant.parse(since.s()))
                        .orElse(null),
                need(item, "request").s());
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue texts(List<String> values) {
        return AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static long whole(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(need(item, name).n());
    }

    private static AttributeValue need(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .orElseThrow(() -> new IllegalStateException("an export lacks an attribute"));
    }
}
