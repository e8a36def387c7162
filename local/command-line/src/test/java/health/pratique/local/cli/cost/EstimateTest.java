package health.pratique.local.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bill that a platform team can plan with. */
class EstimateTest {

    private static final PriceList PRICES = PriceList.read();
    private static final Inputs INPUTS = Inputs.read();
    private static final Scenario THOUSAND = new Scenario(
            1_000,
            Environment.PROD,
            Packaging.NATIVE,
            WorkflowType.STANDARD,
            Detectors.LOCAL,
            PriceRegion.EU_WEST_2,
            Intake.BUCKET);

    @Test
    void whereNothingArrivesOnlyWhatIsFixedIsPaid() {
        Bill bill = bill(THOUSAND.with(0));
        assertThat(bill.workUsd()).isZero();
        assertThat(bill.eachUsd()).isZero();
        assertThat(bill.totalUsd()).isEqualTo(bill.fixedUsd()).isPositive();
    }

    @Test
    void whatIsFixedDoesNotGrowWithTheDocuments() {
        assertThat(bill(THOUSAND.with(1_000_000)).fixedUsd())
                .isEqualTo(bill(THOUSAND).fixedUsd());
    }

    @Test
    void whatCanBeThrownAwayCostsLessThanAThirdWhileNothingArrives() {
        Scenario idle = THOUSAND.with(0);
        assertThat(bill(idle.with(Environment.DEV)).fixedUsd())
                .isLessThan(bill(idle).fixedUsd() / 3);
    }

    @Test
    void documentsCostTheSameInEachEnvironment() {
        assertThat(bill(THOUSAND.with(Environment.DEV)).workUsd())
                .isEqualTo(bill(THOUSAND).workUsd());
    }

    @Test
    void aStandardRunIsItsTransitions() {
        double held = INPUTS.value("held-share");
        double transitions = (1 - held) * 10 + held * (13 + 3);
        double documents = 1_000 * INPUTS.value("days-a-month");
        assertThat(line(bill(THOUSAND), "Step Functions"))
                .isCloseTo(documents * (transitions * 0.000025 + held * 0.0000005), within(1e-6));
    }

    @Test
    void expressCostsAFractionOfStandard() {
        assertThat(line(bill(THOUSAND.with(WorkflowType.EXPRESS)), "Step Functions"))
                .isLessThan(line(bill(THOUSAND), "Step Functions") / 20);
    }

    @Test
    void comprehendMedicalIsApartAndByTheCharacter() {
        Bill bill = bill(THOUSAND.with(Detectors.BOTH));
        assertThat(bill.comprehendEachUsd()).isCloseTo(5_000 * 2 / 100.0 * 0.0014, within(1e-9));
        assertThat(bill.workUsd()).isEqualTo(bill(THOUSAND).workUsd());
        assertThat(bill(THOUSAND).comprehend()).isZero();
    }

    @Test
    void aNativeColdStartCostsLessThanARestoredOne() {
        assertThat(line(bill(THOUSAND.with(Packaging.NATIVE)), "Lambda"))
                .isLessThan(line(bill(THOUSAND.with(Packaging.JVM)), "Lambda"));
    }

    @Test
    void anInputOfOnesOwnTakesThePlaceOfOurs() {
        Inputs longer = INPUTS.with(Map.of("document-bytes", 10_000.0));
        Bill bill = new Estimate(PRICES, longer, THOUSAND.with(Detectors.BOTH)).bill();
        assertThat(bill.comprehend())
                .isCloseTo(2 * bill(THOUSAND.with(Detectors.BOTH)).comprehend(), within(1e-6));
    }

    @Test
    void anInputThatDoesNotExistIsRefusedByName() {
        assertThatThrownBy(() -> INPUTS.with(Map.of("document-byte", 1.0))).hasMessageContaining("document-byte");
        assertThatThrownBy(() -> INPUTS.with(Map.of("document-bytes", -1.0))).hasMessageContaining("0 or more");
    }

    @Test
    void aMillionDocumentsADayFitTheSharesInTheBusiestMinute() {
        Scenario busy = THOUSAND.with(1_000_000).with(Packaging.JVM);
        assertThat(new Estimate(PRICES, INPUTS, busy).shares())
                .hasSameSizeAs(FunctionWork.all())
                .allSatisfy(share -> assertThat(share.busiest())
                        .as(share.function())
                        .isPositive()
                        .isLessThan(share.reserved()));
    }

    @Test
    void aShareIsFilledByItsExecutionsOverTheSecondsOfACall() {
        assertThat(new Share("detect-phi", 75, 150, 1, 10).callsASecond()).isEqualTo(500);
    }

    private static Bill bill(Scenario scenario) {
        return new Estimate(PRICES, INPUTS, scenario).bill();
    }

    private static double line(Bill bill, String what) {
        return bill.work().stream()
                .filter(line -> line.what().equals(what))
                .mapToDouble(CostLine::usd)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStreamIsPaidByTheHourAndForWhatComes() {
        Bill bucket = bill(THOUSAND);
        Bill stream = bill(THOUSAND.with(Intake.STREAM));
        assertThat(stream.fixedUsd() - bucket.fixedUsd()).isCloseTo(730 * 0.0477, within(0.01));
        assertThat(stream.workUsd()).isGreaterThan(bucket.workUsd());
        assertThat(bill(THOUSAND.with(Intake.STREAM).with(Environment.DEV)).workUsd())
                .as("nothing is kept beyond the first day")
                .isLessThan(stream.workUsd());
    }
}
