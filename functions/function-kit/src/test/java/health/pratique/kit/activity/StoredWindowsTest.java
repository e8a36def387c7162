package health.pratique.kit.activity;

import static health.pratique.kit.activity.Activities.NOON;
import static health.pratique.kit.activity.Activities.SOURCE;
import static health.pratique.kit.activity.Activities.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Windows over a real table. */
class StoredWindowsTest {

    private final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    private final String table = EmbeddedStores.uniqueName("activity");
    private final StoredWindows windows = fresh();

    {
        StoreTables.activity(dynamo, table);
    }

    @Test
    void theTableCountsAsTheArithmeticInMemoryDoes() {
        WindowsInMemory expected = new WindowsInMemory();
        Random random = new Random(4);
        for (int i = 0; i < 150; i++) {
            Activity activity = Activities.any(random, NOON);
            boolean suspected = random.nextInt(9) == 0;
            expected.count(activity, expected.before(activity), suspected, Optional.empty());
            windows.count(activity, fresh().before(activity), suspected, Optional.empty());
        }
        Activity next = submitted("next", NOON);
        assertThat(fresh().before(next)).isEqualTo(expected.before(next));
    }

    @Test
    void anActivityIsCountedOnceHoweverOftenAStepIsRepeated() {
        Activity activity = submitted("one", NOON);
        ActivityView before = windows.before(activity);
        windows.count(activity, before, false, Optional.empty());
        windows.count(activity, before, false, Optional.empty());
        windows.count(activity, windows.before(activity), false, Optional.empty());

        assertThat(today(windows.before(submitted("two", NOON))).events()).isEqualTo(1);
    }

    @Test
    void aStepThatBrokeOffAfterTheFirstActorCountsTheOthersWhenItIsRepeated() {
        Activity activity = submitted("one", NOON);
        ActivityView before = windows.before(activity);
        dynamo.updateItem(ActivityItems.update(table, SOURCE, Increment.of(activity, false, false, false)));

        windows.count(activity, before, false, Optional.empty());

        assertThat(windows.before(submitted("two", NOON)).actors())
                .extracting(actor -> actor.today().events())
                .containsExactly(1, 1);
    }

    @Test
    void whatWasNotedIsToldWhenTheSameActivityComesAgain() {
        Activity activity = submitted("one", NOON);
        windows.count(activity, windows.before(activity), false, Optional.of("0.1 0.2"));

        ActivityView again = windows.before(activity);

        assertThat(again.counted()).isTrue();
        assertThat(again.note()).contains("0.1 0.2");
    }

    @Test
    void sixtyFourWritersAtOnceLoseNothing() {
        try (ExecutorService writers = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 64)
                    .forEach(i -> writers.execute(() -> {
                        Activity activity = submitted("d" + i, NOON);
                        windows.count(activity, windows.before(activity), false, Optional.empty());
                    }));
        }
        assertThat(today(windows.before(submitted("next", NOON))).events()).isEqualTo(64);
    }

    @Test
    void anActorOfAnotherCustodianIsAnotherActor() {
        Activity activity = submitted("one", NOON);
        windows.count(activity, windows.before(activity), false, Optional.empty());
        Actor sameName = new Actor(new Custodian("other"), ActorKind.SOURCE, SOURCE.name());

        Activity theirs = new Activity(
                "two", ActivityKind.SUBMIT, List.of(sameName), NOON, ActivityEnd.PASSED, 0, null, null, null, null);

        assertThat(today(windows.before(theirs)).events()).isZero();
    }

    @Test
    void aDayThatIsOverIsReadOnce() {
        Activity earlier = submitted("one", NOON.minus(Duration.ofDays(3)));
        windows.count(earlier, windows.before(earlier), false, Optional.empty());
        Activity now = submitted("two", NOON);
        windows.before(now);
        dynamo.deleteItem(
                request -> request.tableName(table).key(ActivityItems.key(SOURCE, Increment.day(earlier.at()))));

        assertThat(windows.before(now).actors().getFirst().earlier())
                .extracting(DayWindow::events)
                .containsExactly(1);
    }

    @Test
    void aBusyDaysItemStaysSmall() {
        Random random = new Random(3);
        int characters = 0;
        for (int i = 0; i < 700; i++) {
            Activity activity = Activities.any(random, NOON);
            Activity today = new Activity(
                    activity.id(),
                    activity.kind(),
                    List.of(SOURCE),
                    NOON.minus(Duration.ofMinutes(random.nextInt(12 * 60))),
                    activity.end(),
                    activity.bytes(),
                    activity.what(),
                    "subject-" + i,
                    activity.network(),
                    random.nextLong());
            dynamo.updateItem(ActivityItems.update(table, SOURCE, Increment.of(today, false, false, false)));
        }
        Map<String, AttributeValue> item = dynamo.getItem(
                        request -> request.tableName(table).key(ActivityItems.key(SOURCE, Increment.day(NOON))))
                .item();
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            AttributeValue value = attribute.getValue();
            characters += attribute.getKey().length();
            characters += value.b() != null
                    ? value.b().asByteArray().length
                    : value.hasNs() ? 3 * value.ns().size() : 4;
        }
        assertThat(characters).isLessThan(5_000);
    }

    private StoredWindows fresh() {
        return new StoredWindows(dynamo, table);
    }

    private static DayWindow today(ActivityView view) {
        return view.actors().getFirst().today();
    }
}
