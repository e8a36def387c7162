package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Quantity;

/** Numbers and amounts: NM and CQ (guide, datatype maps NM[Quantity], CQ[Quantity], CWE[Quantity]). */
final class Quantities {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})");
    private static final Pattern WHOLE = Pattern.compile("\\+?\\d{1,9}");

    private Quantities() {}

    /** A number, used; empty and unfit when it is none. */
    static Optional<BigDecimal> number(Value value) {
        String text = value.code();
        if (!NUMBER.matcher(text).matches()) {
            value.unfit();
            return Optional.empty();
        }
        value.use();
        return Optional.of(new BigDecimal(text));
    }

    /** A whole number of at least {@code least}, used; empty and unfit when it is none. */
    static Optional<Integer> whole(Value value, int least) {
        String text = value.code();
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < least) {
            value.unfit();
            return Optional.empty();
        }
        value.use();
        return Optional.of(Integer.parseInt(text));
    }

    /** A number and its unit; empty when there is no number. */
    static Optional<Quantity> of(Value number, Value unit) {
        return number(number).map(value -> unit(new Quantity().setValue(value), unit));
    }

    /** CQ: the number in its first component, the unit in its second, in the subcomponents of which a CWE stands. */
    static Optional<Quantity> cq(Value value) {
        return of(value.part(1), value.part(2));
    }

    /** Adds the unit: its code in UCUM alone, else as text (R4, invariant qty-3: a code has a system). */
    static Quantity unit(Quantity quantity, Value unit) {
        if (!unit.present()) {
            return quantity;
        }
        boolean ucum = CodeSystems.ofMnemonic(unit.part(3).code())
                .filter(CodeSystems.UCUM::equals)
                .isPresent();
        String code = unit.part(1).text();
        String text = unit.part(2).text();
        if (ucum && !code.isEmpty()) {
            unit.part(3).use();
            quantity.setSystem(CodeSystems.UCUM).setCode(Codes.collapsed(code));
        } else {
            unit.part(3).unfit();
        }
        String shown = text.isEmpty() || text.equals(code) || code.isEmpty() ? code + text : text + " (" + code + ")";
        return quantity.setUnit(text.equals(code) || ucum && !text.isEmpty() ? text : shown);
    }
}
