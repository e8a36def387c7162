package health.pratique.format.mapping.cda;

import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The value of an observation by its data type (guide: Results, value). */
final class Values {

    private Values() {}

    /** Empty if it is absent, or of a type that FHIR's Observation does not take. */
    static Optional<Type> value(CdaElement element) {
        Optional<? extends Type> value =
                switch (element.type()) {
                    case "PQ", "REAL", "MO" -> Numbers.quantity(element);
                    case "CD", "CE", "CV", "CO", "CS" -> Codes.concept(element);
                    case "ST", "ED", "SC" -> Texts.plain(element).map(StringType::new);
                    case "INT" -> integer(element);
                    case "BL" -> Patients.flag(element);
                    case "IVL_PQ", "IVL_INT", "IVL_REAL" -> Numbers.interval(element);
                    case "RTO", "RTO_PQ_PQ", "RTO_INT_INT" -> Numbers.ratio(element);
                    case "TS" -> Times.dateTime(element);
                    case "IVL_TS" -> Times.period(element);
                    case "" -> untyped(element);
                    default -> Optional.empty();
                };
        return value.filter(Values::isThere).map(Type.class::cast);
    }

    /** Beyond FHIR's integers it is a quantity. */
    private static Optional<? extends Type> integer(CdaElement element) {
        String digits = element.peek("value");
        return digits.matches("[+-]?\\d{1,9}")
                ? element.attribute("value").map(Integer::valueOf).map(IntegerType::new)
                : Numbers.quantity(element);
    }

    private static Optional<? extends Type> untyped(CdaElement element) {
        if (!element.peek("code").isEmpty()) {
            return Codes.concept(element);
        }
        return element.peek("value").isEmpty() ? Texts.plain(element).map(StringType::new) : Numbers.quantity(element);
    }

    /** Whether there is more than the reason of its absence. */
    static boolean isThere(Element element) {
        return switch (element) {
            case BooleanType flag -> flag.hasValue();
            case Type type -> {
                Type copy = type.copy();
                copy.getExtension().clear();
                yield !copy.isEmpty();
            }
            default -> !element.isEmpty();
        };
    }
}
