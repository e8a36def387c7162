package health.pratique.format.mapping.cda;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;

/** How often (PIVL_TS, EIVL_TS) and between when a medicine is taken, as Timing (guide: Medication Timing and Frequency). */
final class Timings {

    private static final BigDecimal DAY = BigDecimal.valueOf(24);
    private static final Map<String, UnitsOfTime> UNITS = Map.of(
            "s", UnitsOfTime.S,
            "min", UnitsOfTime.MIN,
            "h", UnitsOfTime.H,
            "d", UnitsOfTime.D,
            "wk", UnitsOfTime.WK,
            "mo", UnitsOfTime.MO,
            "a", UnitsOfTime.A);
    private static final Map<String, Integer> MINUTES = Map.of("min", 1, "h", 60, "d", 1440, "wk", 10080);

    private Timings() {}

    static Timing of(CdaElement act, boolean bounded) {
        Timing timing = new Timing();
        TimingRepeatComponent repeat = new TimingRepeatComponent();
        if (bounded) {
            Times.ofMedication(act).ifPresent(time -> {
                if (time.peek("value").isEmpty()) {
                    Times.period(time).filter(Values::isThere).ifPresent(repeat::setBounds);
                } else {
                    Times.dateTime(time).filter(DateTimeType::hasValue).ifPresent(timing.getEvent()::add);
                }
            });
        }
        for (CdaElement time : act.children("effectiveTime")) {
            switch (time.type()) {
                case "PIVL_TS" -> periodic(time, repeat);
                case "EIVL_TS", "EIVL" -> event(time, repeat);
                default -> {
                    // The span: above, or the time of the statement.
                }
            }
        }
        if (!repeat.isEmpty()) {
            timing.setRepeat(repeat);
        }
        return timing;
    }

    private static void periodic(CdaElement time, TimingRepeatComponent repeat) {
        Optional<CdaElement> period = time.child("period");
        if (repeat.hasPeriod() || period.isEmpty()) {
            return;
        }
        CdaElement least = period.get().child("low").orElse(period.get());
        Optional<BigDecimal> length = Numbers.decimal(least).filter(number -> number.signum() > 0);
        UnitsOfTime unit = UNITS.get(least.peek("unit"));
        if (length.isEmpty() || unit == null) {
            if (!least.peek("value").isEmpty()) {
                least.unfit(unit == null ? "unit" : "value");
            }
            return;
        }
        least.attribute("unit");
        boolean timesADay = time.flag("institutionSpecified")
                && unit == UnitsOfTime.H
                && DAY.remainder(length.get()).signum() == 0;
        if (timesADay) {
            // Every eight hours as the institution sees fit is three times a day.
            repeat.setFrequency(DAY.divide(length.get()).intValue())
                    .setPeriod(1)
                    .setPeriodUnit(UnitsOfTime.D);
            return;
        }
        repeat.setFrequency(1).setPeriod(length.get()).setPeriodUnit(unit);
        period.get()
                .child("high")
                .filter(high -> high.peek("unit").equals(least.peek("unit")))
                .flatMap(high -> {
                    high.attribute("unit");
                    return Numbers.decimal(high);
                })
                .ifPresent(repeat::setPeriodMax);
    }

    private static void event(CdaElement time, TimingRepeatComponent repeat) {
        time.child("event").ifPresent(event -> {
            Optional<EventTiming> when = when(event.peek("code"));
            if (when.isPresent() && !repeat.hasWhen()) {
                event.attribute("code");
                event.attribute("codeSystem");
                event.attribute("displayName");
                repeat.addWhen(when.get());
                // An offset fits no meal itself: FHIR's invariant tim-9.
                if (!when.get().toCode().startsWith("C")) {
                    time.child("offset").flatMap(Timings::minutes).ifPresent(repeat::setOffset);
                }
            } else if (when.isEmpty()) {
                event.unfit("code");
            }
        });
    }

    private static Optional<EventTiming> when(String code) {
        for (EventTiming timing : EventTiming.values()) {
            if (timing != EventTiming.NULL && timing.toCode().equals(code)) {
                return Optional.of(timing);
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> minutes(CdaElement offset) {
        CdaElement amount = offset.child("low").orElse(offset);
        Integer factor = MINUTES.get(amount.peek("unit"));
        if (factor == null) {
            return Optional.empty();
        }
        amount.attribute("unit");
        return Numbers.quantity(amount)
                .filter(Quantity::hasValue)
                .map(quantity -> quantity.getValue().multiply(BigDecimal.valueOf(factor)))
                .filter(minutes ->
                        minutes.signum() >= 0 && minutes.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0)
                .map(BigDecimal::intValue);
    }
}
