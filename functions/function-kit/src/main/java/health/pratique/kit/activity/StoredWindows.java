package health.pratique.kit.activity;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * The {@code activity-windows} table: one item an actor and day, written by atomic counters and set unions alone. Looking costs one batch
 * read, counting one update an actor and one put. Days that are over are read once and kept.
 *
 * <p>An activity is counted once: the update refuses it while the day's ring of latest marks still holds it, which covers a call that the
 * SDK repeats and a step that broke off half way, and the put at the end marks it as counted for good.
 */
@ApplicationScoped
public class StoredWindows implements ActivityWindows {

    private static final int MAX_READS = 5;
    private static final int KEPT_DAYS = 2_048;

    private final DynamoDbClient dynamo;
    private final String table;

    private final Map<DayKey, Optional<DayWindow>> over =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<DayKey, Optional<DayWindow>> eldest) {
                    return size() > KEPT_DAYS;
                }
            });

    private record DayKey(Actor actor, LocalDate day) {}

    @Inject
    public StoredWindows(DynamoDbClient dynamo, KitSettings settings) {
        this(dynamo, settings.activityTable());
    }

    /** Over a table of the caller's, where there is no container. */
    public StoredWindows(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public ActivityView before(Activity activity) {
        LocalDate today = Increment.day(activity.at());
        Map<DayKey, Optional<DayWindow>> known = new LinkedHashMap<>();
        for (Actor actor : activity.actors()) {
            IntStream.rangeClosed(0, ActorWindows.DAYS)
                    .mapToObj(back -> new DayKey(actor, today.minusDays(back)))
                    .forEach(key -> known.put(key, over.getOrDefault(key, Optional.empty())));
        }
        List<DayKey> asked =
                known.keySet().stream().filter(key -> !over.containsKey(key)).toList();
        List<Map<String, AttributeValue>> items = read(Stream.concat(
                        Stream.of(ActivityItems.eventKey(activity)),
                        asked.stream().map(key -> ActivityItems.key(key.actor(), key.day())))
                .toList());
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> byKey =
                items.stream().collect(Collectors.toMap(ActivityItems::keyOf, item -> item));
        for (DayKey key : asked) {
            Optional<DayWindow> found = Optional.ofNullable(byKey.get(ActivityItems.key(key.actor(), key.day())))
                    .map(item -> ActivityItems.read(item, key.day()));
            known.put(key, found);
            // Yesterday's last documents may still be on their way.
            if (key.day().isBefore(today.minusDays(1))) {
                over.put(key, found);
            }
        }
        Optional<Map<String, AttributeValue>> event = Optional.ofNullable(byKey.get(ActivityItems.eventKey(activity)));
        return new ActivityView(
                activity.actors().stream()
                        .map(actor -> windows(actor, activity, known))
                        .toList(),
                event.isPresent(),
                event.flatMap(ActivityItems::note));
    }

    @Override
    public void count(Activity activity, ActivityView before, boolean suspected, Optional<String> note) {
        if (before.counted()) {
            return;
        }
        for (ActorWindows known : before.actors()) {
            add(known.actor(), Increment.of(activity, suspected, known.near(activity), known.newcomer(activity)));
        }
        Stores.activity(
                () -> dynamo.putItem(request -> request.tableName(table).item(ActivityItems.event(activity, note))));
    }

    private void add(Actor actor, Increment added) {
        Stores.activity(() -> {
            try {
                return dynamo.updateItem(ActivityItems.update(table, actor, added));
            } catch (ConditionalCheckFailedException already) {
                return already;
            }
        });
    }

    private static ActorWindows windows(Actor actor, Activity activity, Map<DayKey, Optional<DayWindow>> known) {
        LocalDate today = Increment.day(activity.at());
        return new ActorWindows(
                actor,
                activity.at(),
                Objects.requireNonNull(known.get(new DayKey(actor, today))).orElseGet(() -> DayWindow.empty(today)),
                IntStream.rangeClosed(1, ActorWindows.DAYS)
                        .mapToObj(back -> known.get(new DayKey(actor, today.minusDays(back))))
                        .flatMap(day -> Objects.requireNonNull(day).stream())
                        .toList());
    }

    private List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, KeysAndAttributes> asked =
                Map.of(table, KeysAndAttributes.builder().keys(keys).build());
        for (int read = 0; read < MAX_READS && !asked.isEmpty(); read++) {
            Map<String, KeysAndAttributes> now = asked;
            BatchGetItemResponse answer =
                    Stores.activity(() -> dynamo.batchGetItem(request -> request.requestItems(now)));
            items.addAll(answer.responses().getOrDefault(table, List.of()));
            asked = answer.unprocessedKeys();
        }
        if (!asked.isEmpty()) {
            throw new TransientFault(ReasonCode.ACTIVITY_UNAVAILABLE);
        }
        return items;
    }
}
