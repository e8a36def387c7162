package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.statement.Measurement;
import health.pratique.compliance.statement.Quantity;
import health.pratique.compliance.unit.Ucum;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Holds measurements against what can be. A value without a unit, or in one that nobody knows, is not judged. */
final class Plausibility {

    private Plausibility() {}

    static long implausible(ComplianceFacts facts, Function<String, List<ClinicalRange>> ranges) {
        return facts.statements().measurements().stream()
                .filter(measured -> outside(measured, ranges.apply(measured.loinc())))
                .count();
    }

    /** Whether the unit is a good one, but of something else: a pulse in milligrams. */
    static boolean unitFits(Measurement measured) {
        List<ClinicalRange> ranges = ranges(measured.loinc());
        Quantity quantity = measured.quantity();
        String symbol = quantity.symbol();
        return ranges.isEmpty()
                || symbol == null
                || unsaid(symbol)
                || !quantity.isUcum()
                || !Ucum.isUnit(symbol)
                || ranges.stream().anyMatch(range -> range.converted(1, symbol).isPresent());
    }

    /** C-CDA writes 1 where nobody named a unit. */
    private static boolean unsaid(String symbol) {
        return symbol.equals("1");
    }

    private static List<ClinicalRange> ranges(String loinc) {
        List<ClinicalRange> vital = ClinicalRanges.ofVitalSign(loinc);
        return vital.isEmpty() ? ClinicalRanges.ofTest(loinc) : vital;
    }

    private static boolean outside(Measurement measured, List<ClinicalRange> ranges) {
        Quantity quantity = measured.quantity();
        String symbol = quantity.symbol();
        if (ranges.isEmpty() || symbol == null || unsaid(symbol) || quantity.compared()) {
            return false;
        }
        // Mass and substance concentration are commensurable in UCUM's eyes only by chance: the range of the very unit
        // goes first.
        for (ClinicalRange range : ranges) {
            if (range.unit().equals(symbol)) {
                return !range.holds(quantity.value());
            }
        }
        List<OptionalDouble> amounts = ranges.stream()
                .map(range -> range.converted(quantity.value(), symbol))
                .toList();
        boolean judged = amounts.stream().anyMatch(OptionalDouble::isPresent);
        for (int at = 0; at < ranges.size(); at++) {
            if (amounts.get(at).isPresent()
                    && ranges.get(at).holds(amounts.get(at).getAsDouble())) {
                return false;
            }
        }
        return judged;
    }
}
