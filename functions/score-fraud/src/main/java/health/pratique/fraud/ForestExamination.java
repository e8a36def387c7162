package health.pratique.fraud;

import health.pratique.fraud.workload.AttackShape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a forest over the windows does on the vectors of {@link Examinees}, which no forest ever learns from.
 *
 * @param alarms share of the ordinary vectors that it holds
 * @param area under the curve, each shape alike
 * @param held share of each shape's vectors that it holds
 */
record ForestExamination(double alarms, double area, Map<AttackShape, Double> held) {

    private static final double MOST_ALARMS = 0.005;
    private static final double AREA_LOST = 0.01;
    private static final double HELD_LOST = 0.10;

    static ForestExamination of(GrownForest forest, Examinees examinees) {
        double[] ordinary = scores(forest, examinees.ordinary());
        double area = 0;
        Map<AttackShape, Double> held = new EnumMap<>(AttackShape.class);
        for (AttackShape shape : AttackShape.values()) {
            double[] attack = scores(forest, examinees.attacks(shape));
            area += FraudEvaluation.areaUnderCurve(ordinary, attack) / AttackShape.values().length;
            held.put(shape, FraudEvaluation.shareFrom(FraudEvaluation.THRESHOLD, attack));
        }
        return new ForestExamination(FraudEvaluation.shareFrom(FraudEvaluation.THRESHOLD, ordinary), area, held);
    }

    /** What is worse here than a forest may be that began like the other one; empty when it may judge. */
    Optional<String> failure(ForestExamination beginner) {
        if (alarms > Math.max(MOST_ALARMS, beginner.alarms)) {
            return Optional.of("alarms on ordinary documents");
        }
        if (area < beginner.area - AREA_LOST) {
            return Optional.of("attacks are told less well from ordinary documents");
        }
        return held.entrySet().stream()
                .filter(shape -> shape.getValue() < beginner.held.getOrDefault(shape.getKey(), 0.0) - HELD_LOST)
                .map(shape -> "fewer are held of " + shape.getKey())
                .findFirst();
    }

    private static double[] scores(GrownForest forest, List<FeatureVector> vectors) {
        return vectors.stream().mapToDouble(forest::score).sorted().toArray();
    }
}
