package health.pratique.usage;

import health.pratique.model.KeyNumber;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows of the {@code usage-ledger} table. A call is under {@code partner#2026-11} and {@code 22#request-id}: a month is one query, a day is
 * another. A closed day's sums are under {@code partner#2026-11#days}, a month's running count under {@code partner#2026-11#count}.
 */
final class LedgerItems {

    static final String PARTITION = "partnerMonth";
    static final String ENTRY = "entry";
    static final String CALLS = "calls";

    private static final String SUMS = "sums";

    private LedgerItems() {}

    static Map<String, AttributeValue> of(MeteredCall call) {
        OffsetDateTime at = call.at().atOffset(ZoneOffset.UTC);
        Map<String, AttributeValue> item = new HashMap<>(
                key(partition(call.partner(), YearMonth.from(at)), day(at.getDayOfMonth()) + call.requestId()));
        item.put("requestId", text(call.requestId()));
        item.put("at", text(call.at().toString()));
        item.put("apiKeyId", text(call.apiKeyId()));
        item.put("client", text(call.client()));
        item.put("operation", text(call.operation().name()));
        // Kept, not derived when it is read: prices change, and a bill is not made with next year's.
        item.put("units", number(call.units()));
        item.put("bytesIn", number(call.bytesIn()));
        item.put("bytesOut", number(call.bytesOut()));
        item.put("status", number(call.status()));
        return item;
    }

    static Map<String, AttributeValue> key(String partition, String entry) {
        return Map.of(PARTITION, text(partition), ENTRY, text(entry));
    }

    static String partition(String partner, YearMonth month) {
        return partner + "#" + month;
    }

    static String daysPartition(String partner, YearMonth month) {
        return partition(partner, month) + "#days";
    }

    static String countPartition(String partner, YearMonth month) {
        return partition(partner, month) + "#count";
    }

    /** How a day's entries begin. */
    static String day(int dayOfMonth) {
        return KeyNumber.of(dayOfMonth, 2) + '#';
    }

    static Operation operation(Map<String, AttributeValue> item) {
        return Operation.valueOf(need(item, "operation").s());
    }

    static Tally tally(Map<String, AttributeValue> item) {
        int status = (int) whole(item, "status");
        return new Tally(
                1,
                status >= 400 && status < 500 ? 1 : 0,
                status >= 500 ? 1 : 0,
                whole(item, "units"),
                whole(item, "bytesIn"),
                whole(item, "bytesOut"));
    }

    static Map<String, AttributeValue> ofDay(String partition, int day, Map<Operation, Tally> tallies, Instant now) {
        Map<String, AttributeValue> sums = new HashMap<>();
        tallies.forEach((operation, tally) -> sums.put(
                operation.name(),
                AttributeValue.fromL(List.of(
                        number(tally.calls()),
                        number(tally.refused()),
                        number(tally.failed()),
                        number(tally.units()),
                        number(tally.bytesIn()),
                        number(tally.bytesOut())))));
        Map<String, AttributeValue> item = new HashMap<>(key(partition, day(day)));
        item.put(SUMS, AttributeValue.fromM(sums));
        item.put("at", text(now.toString()));
        return item;
    }

    static Map<Operation, Tally> day(Map<String, AttributeValue> item) {
        Map<Operation, Tally> tallies = new EnumMap<>(Operation.class);
        need(item, SUMS).m().forEach((operation, values) -> {
            List<Long> numbers =
                    values.l().stream().map(value -> Long.valueOf(value.n())).toList();
            tallies.put(
                    Operation.valueOf(operation),
                    new Tally(
                            numbers.get(0),
                            numbers.get(1),
                            numbers.get(2),
                            numbers.get(3),
                            numbers.get(4),
                            numbers.get(5)));
        });
        return tallies;
    }

    /** An attribute that every row of its kind has. */
    static AttributeValue need(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static long whole(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(need(item, name).n());
    }
}
