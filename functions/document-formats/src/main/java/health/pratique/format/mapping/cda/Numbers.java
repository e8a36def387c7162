package health.pratique.format.mapping.cda;

import health.pratique.format.json.JsonReader;
import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.Unmapped.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Type;

/** Numbers and quantities (PQ, REAL, INT, IVL_PQ, RTO) as Quantity, Range and Ratio. Units are UCUM in both. */
final class Numbers {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})([eE][+-]?\\d{1,2})?");
    /** What may stand in a UCUM unit (UCUM, 2.1). */
    private static final Pattern UNIT = Pattern.compile("[!-~]{1,64}");

    private Numbers() {}

    static Optional<BigDecimal> decimal(CdaElement element) {
        Optional<String> value = element.attribute("value");
        Optional<BigDecimal> number = value.filter(text -> NUMBER.matcher(text).matches())
                .map(BigDecimal::new)
                .map(known -> known.scale() < 0 ? known.setScale(0) : known)
                .filter(Numbers::isShort);
        if (value.isPresent() && number.isEmpty()) {
            element.unfit("value");
        }
        return number;
    }

    /** With its exponent written out a number may be longer than any that is read. */
    private static boolean isShort(BigDecimal number) {
        return Math.max(number.precision(), number.scale() + 1) <= JsonReader.MAX_NUMBER_LENGTH;
    }

    /** A whole number that is at least the smallest. */
    static Optional<Integer> integer(CdaElement element, int smallest) {
        Optional<BigDecimal> number = decimal(element);
        Optional<Integer> whole = number.filter(
                        value -> value.stripTrailingZeros().scale() <= 0
                                && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                .map(BigDecimal::intValue)
                .filter(value -> value >= smallest);
        if (number.isPresent() && whole.isEmpty()) {
            element.unfit("value");
        }
        return whole;
    }

    static Optional<Quantity> quantity(CdaElement element) {
        Optional<BigDecimal> value = decimal(element);
        if (value.isEmpty()) {
            return Absent.of(element, new Quantity());
        }
        Quantity quantity = new Quantity().setValue(value.get());
        Optional<String> unit = element.attribute("unit");
        unit.filter(text -> !text.equals("1")).ifPresent(quantity::setUnit);
        unit.filter(text -> UNIT.matcher(text).matches())
                .ifPresent(code -> quantity.setSystem(CodeSystems.UCUM).setCode(code));
        return Optional.of(quantity);
    }

    /** A quantity, or what lies between two: with one bound a Quantity and a comparator, with both a Range. */
    static Optional<Type> interval(CdaElement element) {
        Optional<Quantity> low = element.read("low", Numbers::quantity).filter(Quantity::hasValue);
        Optional<Quantity> high = element.read("high", Numbers::quantity).filter(Quantity::hasValue);
        if (low.isPresent() && high.isPresent()) {
            Range range = range(element, low.get(), high.get());
            return Optional.of(range);
        }
        if (low.isPresent()) {
            return Optional.of(low.get()
                    .setComparator(
                            excluded(element, "low")
                                    ? QuantityComparator.GREATER_THAN
                                    : QuantityComparator.GREATER_OR_EQUAL));
        }
        if (high.isPresent()) {
            return Optional.of(high.get()
                    .setComparator(
                            excluded(element, "high")
                                    ? QuantityComparator.LESS_THAN
                                    : QuantityComparator.LESS_OR_EQUAL));
        }
        Optional<Quantity> alone = element.read("center", Numbers::quantity).or(() -> quantity(element));
        return alone.map(Type.class::cast);
    }

    private static boolean excluded(CdaElement element, String bound) {
        return element.child(bound)
                .flatMap(limit -> limit.attribute("inclusive"))
                .filter("false"::equals)
                .isPresent();
    }

    private static Range range(CdaElement element, Quantity low, Quantity high) {
        Range range = new Range();
        range.setLow(low);
        if (low.getValue().compareTo(high.getValue()) <= 0) {
            range.setHigh(high);
        } else {
            // FHIR's invariant rng-2.
            element.child("high").ifPresent(limit -> limit.unfit("value"));
        }
        return range;
    }

    static Optional<Ratio> ratio(CdaElement element) {
        Ratio ratio = new Ratio();
        Optional<Quantity> numerator =
                element.read("numerator", Numbers::quantity).filter(Quantity::hasValue);
        Optional<Quantity> denominator =
                element.read("denominator", Numbers::quantity).filter(Quantity::hasValue);
        if (numerator.isEmpty() || denominator.isEmpty()) {
            // FHIR's invariant rat-1: both or neither.
            element.leave(Reason.VALUE_UNFIT);
            return Optional.empty();
        }
        return Optional.of(ratio.setNumerator(numerator.get()).setDenominator(denominator.get()));
    }
}
