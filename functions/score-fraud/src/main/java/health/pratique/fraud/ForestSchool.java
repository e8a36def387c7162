package health.pratique.fraud;

import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.IntakeBucket;
import health.pratique.kit.KitSettings;
import health.pratique.kit.MetricSink;
import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Teaches one custodian's forest after the other; what is wrong with one keeps no other waiting. */
@ApplicationScoped
public class ForestSchool {

    private static final Logger LOG = Logger.getLogger(ForestSchool.class);

    private final IntakeBucket intake;
    private final DynamoDbClient dynamo;
    private final Lessons lessons;
    private final CustodianTrail trail;
    private final KitSettings kit;
    private final FraudSettings settings;
    private final TrafficNorms norms;
    private final MetricSink metrics;
    private final InstantSource clock;

    public ForestSchool(
            IntakeBucket intake,
            DynamoDbClient dynamo,
            Lessons lessons,
            CustodianTrail trail,
            KitSettings kit,
            FraudSettings settings,
            TrafficNorms norms,
            MetricSink metrics,
            InstantSource clock) {
        this.intake = intake;
        this.dynamo = dynamo;
        this.lessons = lessons;
        this.trail = trail;
        this.kit = kit;
        this.settings = settings;
        this.norms = norms;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param timeLeft no forest is begun once it says no; the next run begins with the days that are missing
     * @throws TransientFault at the end, when a forest could not be taught because a store was away
     */
    LearnReport teach(BooleanSupplier timeLeft) {
        String table = settings.forestsTable()
                .orElseThrow(() -> new IllegalStateException("PRATIQUE_FRAUD_FORESTS_TABLE must name the table"));
        ForestLearner learner = new ForestLearner(
                new LearnedForests(dynamo, table), lessons, new OrdinaryForests(norms), trail, kit, clock);
        Map<String, Integer> counts = new TreeMap<>();
        for (Custodian custodian : intake.custodians()) {
            if (timeLeft.getAsBoolean()) {
                counts.merge(teach(learner, custodian).name(), 1, Integer::sum);
            }
        }
        if (counts.containsKey(Learned.FAILED.name())) {
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE);
        }
        return new LearnReport(counts);
    }

    private Learned teach(ForestLearner learner, Custodian custodian) {
        long started = System.nanoTime();
        Learned learned = Learned.FAILED;
        try {
            learned = learner.learn(custodian);
        } catch (PipelineFault fault) {
            LOG.warnf("%s ended in %s %s", ForestLearner.STEP, fault.getClass().getSimpleName(), fault.reason());
        } finally {
            metrics.step(ForestLearner.STEP, learned.name(), Duration.ofNanos(System.nanoTime() - started));
        }
        return learned;
    }
}
