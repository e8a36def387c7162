package health.pratique.format.mapping.hl7;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** OBX-5 by the type in OBX-2, with the unit in OBX-6; what does not fit its type is kept as text (guide, OBX[Observation]). */
final class ObservationValue {

    private static final String ATTACHMENT =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-Observation.valueAttachment";

    private static final Set<String> PROSE = Set.of("TX", "FT", "ST", "");
    private static final Set<String> RATIO = Set.of(":", "/");

    private ObservationValue() {}

    static void set(Segment obx, Observation observation, MessageContext context) {
        List<Value> values = obx.all(5).toList();
        String type = obx.code(2);
        if (PROSE.contains(type) && !Attachments.isData(values)) {
            String text = values.stream().map(Value::whole).collect(Collectors.joining("\n"));
            if (!text.isEmpty()) {
                observation.setValue(new StringType(text));
            }
            return;
        }
        boolean several = values.size() > 1;
        for (Value value : values) {
            boolean data = type.equals("ED") || type.equals("RP") || Attachments.isData(List.of(value));
            if (data) {
                (type.equals("RP") ? Attachments.rp(value) : Attachments.ed(value))
                        .ifPresent(attachment -> observation.addExtension(ATTACHMENT, attachment));
                continue;
            }
            Type fitted = value(type, value, obx.at(6), context.times())
                    .<Type>map(known -> known)
                    .orElseGet(() -> new StringType(value.whole()));
            if (several) {
                // R4, invariant obs-7: a component with the observation's own code allows no value beside it.
                observation.addComponent().setCode(observation.getCode().copy()).setValue(fitted);
            } else {
                observation.setValue(fitted);
            }
        }
    }

    private static Optional<? extends Type> value(String type, Value value, Value unit, Times times) {
        return switch (type) {
            case "NM" -> Quantities.of(value, unit);
            case "SN" -> structured(value, unit);
            case "CQ" -> Quantities.cq(value);
            case "CE", "CWE", "CNE", "CF", "IS", "ID" -> Codes.concept(value);
            case "DT", "DTM", "TS" -> times.dateTime(value);
            case "TM" -> times.time(value);
            case "DR" -> times.period(value.part(1), value.part(2));
            case "NR" -> range(value.part(1), value.part(2), unit);
            default -> Optional.empty();
        };
    }

    /** SN: comparator, number, separator or suffix, second number (HL7 v2.8, 2A.71). */
    private static Optional<? extends Type> structured(Value value, Value unit) {
        String comparator = value.part(1).code();
        String separator = value.part(3).code();
        boolean second = value.part(4).present();
        if (comparator.isEmpty() && second && RATIO.contains(separator)) {
            Optional<Quantity> numerator = Quantities.of(value.part(2), unit);
            Optional<Quantity> denominator =
                    Quantities.number(value.part(4)).map(number -> new Quantity().setValue(number));
            if (numerator.isEmpty() || denominator.isEmpty()) {
                return Optional.empty();
            }
            value.part(3).use();
            return Optional.of(new Ratio().setNumerator(numerator.get()).setDenominator(denominator.get()));
        }
        if (comparator.isEmpty() && second && separator.equals("-")) {
            value.part(3).use();
            return range(value.part(2), value.part(4), unit);
        }
        boolean plain = !second && !value.part(3).present();
        return plain ? compared(value, comparator, unit) : whole(value);
    }

    private static Optional<? extends Type> compared(Value value, String comparator, Value unit) {
        Optional<QuantityComparator> known =
                switch (comparator) {
                    case "<", "<=", ">", ">=" -> Optional.of(QuantityComparator.fromCode(comparator));
                    default -> Optional.empty();
                };
        if (known.isEmpty() && !comparator.isEmpty() && !comparator.equals("=")) {
            return whole(value);
        }
        Optional<Quantity> quantity = Quantities.of(value.part(2), unit);
        quantity.ifPresent(amount -> {
            value.part(1).use();
            known.ifPresent(amount::setComparator);
        });
        return quantity;
    }

    /** The guide: the components with blanks between them. */
    private static Optional<StringType> whole(Value value) {
        String text = IntStream.rangeClosed(1, 4)
                .mapToObj(part -> value.part(part).text())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? Optional.empty() : Optional.of(new StringType(text));
    }

    /** Empty when neither end is a number, or the ends stand the wrong way round (R4, invariant rng-2). */
    private static Optional<Range> range(Value low, Value high, Value unit) {
        Optional<Quantity> from = low.present() ? Quantities.of(low, unit) : Optional.empty();
        Optional<Quantity> to = high.present() ? Quantities.of(high, unit) : Optional.empty();
        boolean reversed = from.isPresent()
                && to.isPresent()
                && from.get().getValue().compareTo(to.get().getValue()) > 0;
        if (reversed || from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        Range range = new Range();
        from.ifPresent(range::setLow);
        to.ifPresent(range::setHigh);
        return Optional.of(range);
    }
}
