package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActivityEnd;
import health.pratique.kit.activity.ActivityKind;
import health.pratique.kit.activity.ActivityNotes;
import health.pratique.kit.activity.Actor;
import health.pratique.kit.activity.ActorKind;
import health.pratique.kit.activity.StoredWindows;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Who teaches a forest what, over real tables. */
class ForestLearnerTest {

    private static final Instant RELEASED_AT = Instant.parse("2026-03-03T11:00:00Z");
    private static final Custodian CLINIC = new Custodian("clinic-a");
    private static final OrdinaryForests ORDINARY = new OrdinaryForests(TrafficNorms.USUAL);
    private static final Examinees EXAMINEES = Examinees.shipped();

    private final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    private final StoreNames names = StoreNames.unique();
    private Instant now = RELEASED_AT;
    private final DocumentRegistry registry = new DocumentRegistry(dynamo, names);
    private final AuditTrail trail = new AuditTrail(dynamo, names, registry, () -> now);
    private final CustodianTrail custodians = new CustodianTrail(dynamo, names, () -> now);
    private final StoredWindows windows = new StoredWindows(dynamo, names.activityTable());
    private final String table = EmbeddedStores.uniqueName("forests");
    private final LearnedForests forests = new LearnedForests(dynamo, table);
    private int documents;

    {
        StoreTables.make(dynamo, names.documentsTable(), names.auditTable());
        StoreTables.activity(dynamo, names.activityTable());
        StoreTables.forests(dynamo, table);
    }

    @Test
    void whatWasReleasedYesterdayIsLearnedAndPutOnTheCustodiansChain() throws ForestUnreadable {
        released(CLINIC, 40, 10);
        nextDay();

        assertThat(learner().learn(CLINIC)).isEqualTo(Learned.ACCEPTED);

        LearnedForest learned = forests.find(CLINIC, 1).orElseThrow();
        assertThat(learned.vectors()).isEqualTo(40);
        assertThat(learned.through()).isEqualTo("2026-03-03");
        AuditEvent event = custodians.events(CLINIC).getLast();
        assertThat(event.action()).isEqualTo("LearnForest");
        assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(event.facts())
                .containsEntry("model", learned.model())
                .containsEntry("fingerprint", learned.digest())
                .containsEntry("after", OrdinaryForests.MODEL)
                .containsEntry("documents", "40");
    }

    @Test
    void aRunThatIsRepeatedLearnsNothingTwice() {
        released(CLINIC, 40, 10);
        nextDay();
        learner().learn(CLINIC);

        assertThat(learner().learn(CLINIC)).isEqualTo(Learned.TOO_LITTLE);
        assertThat(forests.newest(CLINIC)).hasValue(1);
    }

    @Test
    void theNextVersionGoesOnFromTheOneBefore() throws ForestUnreadable {
        released(CLINIC, 40, 10);
        nextDay();
        learner().learn(CLINIC);
        released(CLINIC, 35, 10);
        nextDay();

        assertThat(learner().learn(CLINIC)).isEqualTo(Learned.ACCEPTED);
        assertThat(forests.find(CLINIC, 2).orElseThrow().vectors()).isEqualTo(75);
        assertThat(custodians.events(CLINIC).getLast().facts())
                .containsEntry("after", forests.find(CLINIC, 1).orElseThrow().model());
    }

    @Test
    void theDayThatIsNotOverIsNotLearned() {
        released(CLINIC, 40, 10);

        assertThat(learner().learn(CLINIC)).isEqualTo(Learned.TOO_LITTLE);
    }

    @Test
    void anotherCustodiansDocumentsTeachNothing() {
        released(new Custodian("clinic-b"), 40, 10);
        nextDay();

        assertThat(learner().learn(CLINIC)).isEqualTo(Learned.TOO_LITTLE);
    }

    @Test
    void oneSourceTeachesOnlyAFewDocumentsADay() {
        released(CLINIC, 60, 1);
        nextDay();

        assertThat(lesson()).hasSize(Lessons.MOST_OF_AN_ACTOR);
    }

    @Test
    void oneSubmitterUnderManySourcesNamesTeachesNoMore() {
        for (int i = 0; i < 60; i++) {
            released(CLINIC, "source-" + i, Optional.of("account-1"), ordinary(i));
        }
        nextDay();

        assertThat(lesson()).hasSize(Lessons.MOST_OF_AN_ACTOR);
    }

    @Test
    void allThatTellNoSubmitterTeachNoMoreThanOne() {
        for (int i = 0; i < 60; i++) {
            released(CLINIC, "source-" + i, Optional.empty(), ordinary(i));
        }
        nextDay();

        assertThat(lesson()).hasSize(Lessons.MOST_OF_AN_ACTOR);
    }

    @Test
    void whatTheForestThatHasLearnedNothingWouldHoldIsNotLearnedWhoeverReleasedIt() {
        List<FeatureVector> attack = EXAMINEES.attacks().values().stream()
                .flatMap(List::stream)
                .filter(vector -> ORDINARY.windows().score(vector) >= FraudEvaluation.THRESHOLD)
                .limit(40)
                .toList();
        for (int i = 0; i < attack.size(); i++) {
            released(CLINIC, "source-" + i % 10, Optional.of("account-" + i % 10), attack.get(i));
        }
        nextDay();

        assertThat(attack).hasSize(40);
        assertThat(learner().learn(CLINIC)).isEqualTo(Learned.TOO_LITTLE);
    }

    @Test
    void twoLearnersAtOnceLoseNothingOfOneAnothersWork() throws Exception {
        released(CLINIC, 40, 10);
        nextDay();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Learned> one = both.submit(() -> learner().learn(CLINIC));
            Future<Learned> other = both.submit(() -> learner().learn(CLINIC));

            assertThat(List.of(one.get(), other.get()))
                    .containsOnlyOnce(Learned.ACCEPTED)
                    .containsAnyOf(Learned.OVERTAKEN, Learned.TOO_LITTLE);
        }
        assertThat(forests.newest(CLINIC)).hasValue(1);
        assertThat(forests.find(CLINIC, 1).orElseThrow().vectors()).isEqualTo(40);
    }

    private List<FeatureVector> lesson() {
        return new Lessons(registry, new ActivityNotes(dynamo, names.activityTable()))
                .of(CLINIC, RELEASED_AT.atOffset(ZoneOffset.UTC).toLocalDate(), vector -> true);
    }

    private ForestLearner learner() {
        Lessons lessons = new Lessons(registry, new ActivityNotes(dynamo, names.activityTable()));
        return new ForestLearner(forests, lessons, ORDINARY, custodians, names, () -> now);
    }

    private void nextDay() {
        now = now.plus(Duration.ofDays(1));
    }

    private static FeatureVector ordinary(int number) {
        return EXAMINEES.ordinary().stream()
                .filter(vector -> ORDINARY.windows().score(vector) < 0.2)
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    private void released(Custodian custodian, int count, int actors) {
        for (int i = 0; i < count; i++) {
            released(custodian, "ehr-" + i % actors, Optional.of("account-" + i % actors), ordinary(i));
        }
    }

    private void released(Custodian custodian, String source, Optional<String> submitter, FeatureVector vector) {
        ObjectLocation location =
                new ObjectLocation("intake", "intake/" + custodian + "/" + source + "-" + documents++, "v1");
        DocumentId id = DocumentId.of(location.bucket(), location.key(), "v1");
        String execution = "run-" + id;
        trail.claim(new ClaimRequest(id, custodian, location, execution, now, false));
        trail.commit(
                registry.find(custodian, id).orElseThrow(),
                new AuditEntry("test", "1", "StoreDocument", AuditOutcome.SUCCESS, null, Map.of()),
                new RegistryChange(DocumentStatus.RELEASED, null, null, null, null));
        Actor sender = new Actor(custodian, ActorKind.SOURCE, source);
        Activity activity = new Activity(
                id.value(),
                ActivityKind.SUBMIT,
                submitter
                        .map(name -> List.of(sender, new Actor(custodian, ActorKind.SUBMITTER, name)))
                        .orElse(List.of(sender)),
                now,
                ActivityEnd.PASSED,
                2_000,
                "TEXT.PROGRESS_NOTE",
                "subject",
                null,
                null);
        ScoreNote note = new ScoreNote(execution, OrdinaryForests.MODEL, vector);
        windows.count(activity, windows.before(activity), false, Optional.of(note.written()));
    }
}
