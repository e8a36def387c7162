package health.pratique.compliance.rule;

import health.pratique.compliance.unit.Ucum;
import health.pratique.compliance.unit.Unit;
import java.util.OptionalDouble;

/**
 * Between which amounts something can lie in a patient, living or dying: far outside what is normal, so that an illness does not break a
 * rule, but a slipped decimal point or a mistaken unit does.
 *
 * @param unit UCUM code that both amounts are in
 */
record ClinicalRange(String unit, double least, double most) {

    /** The amount in this range's unit; empty where the unit measures something else, or is none. */
    OptionalDouble converted(double value, String symbol) {
        if (symbol.equals(unit)) {
            return OptionalDouble.of(value);
        }
        Unit other = Ucum.unit(symbol).orElse(null);
        Unit own = Ucum.unit(unit).orElseThrow();
        return other == null || !other.measuresTheSameAs(own)
                ? OptionalDouble.empty()
                : OptionalDouble.of(other.in(own, value));
    }

    boolean holds(double amount) {
        return amount >= least && amount <= most;
    }
}
