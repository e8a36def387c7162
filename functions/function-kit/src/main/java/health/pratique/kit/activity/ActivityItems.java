package health.pratique.kit.activity;

import health.pratique.model.Custodian;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** How a day's window looks as an item of the {@code activity-windows} table, and what is added to it. */
final class ActivityItems {

    static final String ACTOR = "actor";
    static final String WINDOW = "window";
    /** When DynamoDB may delete an item, in seconds. */
    static final String EXPIRES = "expires";

    private static final String EVENT = "event";
    private static final String NOTE = "note";
    private static final String DONE_BY = "by";
    private static final String SLOT = "t";
    private static final String KIND = "kind_";
    private static final String PLACE = "c";
    private static final String LOG_SIZES = "logSizes";
    private static final String LOG_SIZE_SQUARES = "logSizeSquares";
    private static final String SUBJECTS = "subjects";
    private static final String NETWORKS = "networks";
    /** Longer than any window that looks back. */
    private static final int KEPT_DAYS = ActorWindows.DAYS + 3;

    private ActivityItems() {}

    static Map<String, AttributeValue> key(Actor actor, LocalDate day) {
        return Map.of(ACTOR, AttributeValue.fromS(actor.key()), WINDOW, AttributeValue.fromS(day.toString()));
    }

    static Map<String, AttributeValue> eventKey(Activity activity) {
        return eventKey(activity.actors().getFirst().custodian(), activity.kind(), activity.id());
    }

    static Map<String, AttributeValue> eventKey(Custodian custodian, ActivityKind kind, String id) {
        return Map.of(
                ACTOR,
                AttributeValue.fromS(custodian.value() + "#" + kind + "#" + id),
                WINDOW,
                AttributeValue.fromS(EVENT));
    }

    static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return Map.of(ACTOR, need(item, ACTOR), WINDOW, need(item, WINDOW));
    }

    static Map<String, AttributeValue> event(Activity activity, Optional<String> note) {
        Map<String, AttributeValue> item = new HashMap<>(eventKey(activity));
        item.put(
                DONE_BY,
                AttributeValue.fromSs(activity.actors().stream().map(Actor::key).toList()));
        item.put(EXPIRES, expiry(Increment.day(activity.at())));
        note.ifPresent(kept -> item.put(NOTE, AttributeValue.fromS(kept)));
        return item;
    }

    static Optional<String> note(Map<String, AttributeValue> event) {
        return Optional.ofNullable(event.get(NOTE)).map(AttributeValue::s);
    }

    static String eventId(Map<String, AttributeValue> event) {
        String key = need(event, ACTOR).s();
        return key.substring(key.indexOf('#', key.indexOf('#') + 1) + 1);
    }

    /** By whom the event was done, as the keys of their items; of an event counted before these were kept, nobody. */
    static Set<String> doneBy(Map<String, AttributeValue> event) {
        AttributeValue actors = event.get(DONE_BY);
        return actors == null ? Set.of() : Set.copyOf(actors.ss());
    }

    static UpdateItemRequest update(String table, Actor actor, Increment added) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> sums = new ArrayList<>();
        additions(added).forEach((attribute, value) -> {
            String alias = Integer.toString(sums.size());
            names.put("#a" + alias, attribute);
            values.put(":a" + alias, value);
            sums.add("#a" + alias + " :a" + alias);
        });
        names.put("#place", PLACE + added.place());
        names.put("#expires", EXPIRES);
        values.put(
                ":mark",
                AttributeValue.fromB(SdkBytes.fromByteArray(added.mark().bytes())));
        values.put(":expires", expiry(added.day()));
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key(actor, added.day()))
                .updateExpression("SET #place = :mark, #expires = :expires ADD " + String.join(", ", sums))
                .conditionExpression("attribute_not_exists(#place) OR #place <> :mark")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    private static Map<String, AttributeValue> additions(Increment added) {
        Map<String, AttributeValue> additions = new TreeMap<>();
        for (DayWindow.Total total : DayWindow.Total.values()) {
            if (total.of(added) > 0) {
                additions.put(total.attribute, number(1));
            }
        }
        additions.put(SLOT + added.slot(), number(1));
        if (added.logSize() > 0) {
            additions.put(LOG_SIZES, number(added.logSize()));
            additions.put(LOG_SIZE_SQUARES, number((long) added.logSize() * added.logSize()));
        }
        String what = added.what();
        if (what != null) {
            additions.put(KIND + what, number(1));
        }
        if (added.subject() >= 0) {
            additions.put(SUBJECTS, position(added.subject()));
        }
        if (added.network() >= 0) {
            additions.put(NETWORKS, position(added.network()));
        }
        return additions;
    }

    static DayWindow read(Map<String, AttributeValue> item, LocalDate day) {
        int[] totals = new int[DayWindow.Total.values().length];
        for (DayWindow.Total total : DayWindow.Total.values()) {
            totals[total.ordinal()] = (int) count(item, total.attribute);
        }
        int[] slots = new int[DayWindow.SLOTS];
        for (int slot = 0; slot < slots.length; slot++) {
            slots[slot] = (int) count(item, SLOT + slot);
        }
        Map<String, Integer> kinds = new TreeMap<>();
        item.forEach((attribute, value) -> {
            if (attribute.startsWith(KIND)) {
                kinds.put(attribute.substring(KIND.length()), Integer.parseInt(value.n()));
            }
        });
        Increment.@Nullable Mark[] contents = new Increment.Mark[DayWindow.CONTENTS];
        for (int place = 0; place < contents.length; place++) {
            AttributeValue mark = item.get(PLACE + place);
            contents[place] = mark == null ? null : Increment.Mark.of(mark.b().asByteArray());
        }
        return new DayWindow(
                day,
                totals,
                slots,
                count(item, LOG_SIZES),
                count(item, LOG_SIZE_SQUARES),
                kinds,
                positions(item, SUBJECTS),
                positions(item, NETWORKS),
                contents);
    }

    private static long count(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        return value == null ? 0 : Long.parseLong(value.n());
    }

    private static BitSet positions(Map<String, AttributeValue> item, String attribute) {
        BitSet positions = new BitSet();
        AttributeValue value = item.get(attribute);
        if (value != null) {
            value.ns().forEach(position -> positions.set(Integer.parseInt(position)));
        }
        return positions;
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue position(int position) {
        return AttributeValue.fromNs(List.of(Integer.toString(position)));
    }

    private static AttributeValue expiry(LocalDate day) {
        return number(day.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    private static AttributeValue need(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("an item has no " + name);
        }
        return value;
    }
}
