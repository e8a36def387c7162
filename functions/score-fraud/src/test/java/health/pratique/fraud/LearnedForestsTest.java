package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was learned, kept in a real table, and who judges by it. */
class LearnedForestsTest {

    private static final Custodian CLINIC = new Custodian("clinic-a");
    private static final OrdinaryForests ORDINARY = new OrdinaryForests(TrafficNorms.USUAL);

    private final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    private final String table = EmbeddedStores.uniqueName("forests");
    private final LearnedForests forests = new LearnedForests(dynamo, table);
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-03T11:00:00Z");
    private final LearnedScorers scorers = new LearnedScorers(
            forests, ORDINARY, (step, outcome, duration) -> told.add(step + " " + outcome), () -> now);

    {
        StoreTables.forests(dynamo, table);
    }

    @Test
    void whatWasPutIsFoundAsItWas() throws ForestUnreadable {
        LearnedForest first = version(CLINIC, 1, 20);
        assertThat(forests.put(first)).isTrue();

        assertThat(forests.newest(CLINIC)).hasValue(1);
        assertThat(forests.find(CLINIC, 1)).contains(first);
    }

    @Test
    void aVersionIsNeverOverwritten() throws ForestUnreadable {
        LearnedForest first = version(CLINIC, 1, 20);
        forests.put(first);

        assertThat(forests.put(version(CLINIC, 1, 30))).isFalse();
        assertThat(forests.find(CLINIC, 1)).contains(first);
    }

    @Test
    void whatIsSetAsideDoesNotJudge() {
        forests.setAside(version(CLINIC, 1, 20));

        assertThat(forests.newest(CLINIC)).isEmpty();
        assertThat(scorers.of(CLINIC).model()).isEqualTo(OrdinaryForests.MODEL);
    }

    @Test
    void aStateThatSomebodyChangedIsRefused() {
        forests.put(version(CLINIC, 1, 20));
        set(CLINIC, "state", AttributeValue.fromB(version(CLINIC, 1, 30).state()));

        assertThatThrownBy(() -> forests.find(CLINIC, 1)).isInstanceOf(ForestUnreadable.class);
    }

    @Test
    void theForestOfAnotherCustodianIsRefused() {
        LearnedForest other = version(new Custodian("clinic-b"), 1, 20);
        forests.put(version(CLINIC, 1, 20));
        set(CLINIC, "state", AttributeValue.fromB(other.state()));
        set(CLINIC, "digest", AttributeValue.fromS(other.digest()));

        assertThatThrownBy(() -> forests.find(CLINIC, 1)).isInstanceOf(ForestUnreadable.class);
    }

    @Test
    void theForestOfAnotherReleaseIsRefused() {
        LearnedForest now = version(CLINIC, 1, 20);
        forests.put(new LearnedForest(
                CLINIC, 1, "other features", now.through(), 100, now.mean(), now.deviation(), now.state()));

        assertThatThrownBy(() -> forests.find(CLINIC, 1)).isInstanceOf(ForestUnreadable.class);
    }

    @Test
    void whereNothingWasLearnedTheOrdinaryForestsJudgeAndThatIsTold() {
        assertThat(scorers.of(CLINIC).model()).isEqualTo(OrdinaryForests.MODEL);
        assertThat(told).containsExactly("RestoreForest MISSING");
    }

    @Test
    void aNewVersionJudgesItsOwnCustodianWithinTenMinutes() {
        scorers.of(CLINIC);
        LearnedForest first = version(CLINIC, 1, 20);
        forests.put(first);
        now = now.plus(LearnedScorers.FRESH);

        assertThat(scorers.of(CLINIC).model()).isEqualTo(first.model());
        assertThat(scorers.of(new Custodian("clinic-b")).model()).isEqualTo(OrdinaryForests.MODEL);
    }

    @Test
    void aForestThatCannotBeReadKeepsNoDocumentWaitingAndIsTold() {
        forests.put(version(CLINIC, 1, 20));
        set(CLINIC, "state", AttributeValue.fromB(SdkBytes.fromUtf8String("none")));

        assertThat(scorers.of(CLINIC).model()).isEqualTo(OrdinaryForests.MODEL);
        assertThat(told).containsExactly("RestoreForest REFUSED");
    }

    @Test
    void aScoreIsGivenAgainByTheVersionThatItNames() {
        LearnedForest first = version(CLINIC, 1, 200);
        forests.put(first);
        FeatureVector odd = Examinees.shipped().ordinary().get(40);
        double given = scorers.of(CLINIC).score(odd).score();
        forests.put(version(CLINIC, 2, 20));
        now = now.plus(Duration.ofDays(1));
        scorers.of(CLINIC);

        AnomalyScorer again = scorers.named(CLINIC, first.model());

        assertThat(again.model()).isEqualTo(first.model());
        assertThat(again.score(odd).score()).isEqualTo(given);
        assertThat(scorers.named(CLINIC, OrdinaryForests.MODEL).model()).isEqualTo(OrdinaryForests.MODEL);
    }

    private static LearnedForest version(Custodian custodian, long number, int lesson) {
        List<FeatureVector> ordinary = ORDINARY.unseen();
        GrownForest taught = ORDINARY.windows().taught(ordinary.subList(0, lesson), ordinary.subList(0, 32));
        return LearnedForest.of(custodian, number, LocalDate.parse("2026-03-02"), lesson, taught);
    }

    private void set(Custodian custodian, String attribute, AttributeValue value) {
        dynamo.updateItem(request -> request.tableName(table)
                .key(Map.of(
                        "custodian",
                        AttributeValue.fromS(custodian.value()),
                        "version",
                        AttributeValue.fromS("v0000000001")))
                .updateExpression("SET #a = :a")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":a", value)));
    }
}
