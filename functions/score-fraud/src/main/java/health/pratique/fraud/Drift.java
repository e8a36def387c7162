package health.pratique.fraud;

import health.pratique.kit.activity.DayWindow;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far the share of something among an actor's events has moved over the last days, against the days before those: what is too
 * little to show on any one day adds up (a cumulative sum, as in Page, Continuous Inspection Schemes, Biometrika 41, 1954).
 *
 * @param deviations in standard deviations; 0 where it has not grown, or where there are not enough days to compare with
 * @param days over so many, today among them
 * @param part how many events it was, of so many
 * @param usual the share before
 */
record Drift(double deviations, int days, double part, double events, double usual) {

    /** Of these spans the one counts that shows most. */
    private static final int[] SPANS = {1, 2, 3, 5};

    /** The latest before the span that it is compared with: a habit that changes slowly is no drift. */
    private static final int COMPARED_DAYS = 5;

    private static final int LEAST_DAYS = 3;
    private static final double LEAST_EVENTS = 20;
    /** On the first days of all everybody is new. */
    private static final int SETTLING_DAYS = 3;
    /** By how much the share of an ordinary day may be off for reasons of its own. */
    private static final double OWN_REASONS = 0.02;

    /** @param earlier the days before today, the latest first */
    static Drift of(DayWindow today, List<DayWindow> earlier, ToDoubleFunction<DayWindow> part) {
        return IntStream.of(SPANS)
                .mapToObj(span -> over(span, today, earlier, part))
                .max(Comparator.comparingDouble(Drift::deviations))
                .orElseThrow();
    }

    private static Drift over(int span, DayWindow today, List<DayWindow> earlier, ToDoubleFunction<DayWindow> part) {
        LocalDate from = today.day().minusDays(span - 1L);
        Sum recent = new Sum();
        recent.add(today, part);
        Sum before = new Sum();
        for (int i = 0; i < earlier.size(); i++) {
            DayWindow day = earlier.get(i);
            if (!day.day().isBefore(from)) {
                recent.add(day, part);
            } else if (before.days < COMPARED_DAYS && i < earlier.size() - SETTLING_DAYS && day.events() > 0) {
                before.add(day, part);
            }
        }
        double share = (before.part + 0.5) / (before.events + 1);
        double deviations = before.days < LEAST_DAYS || before.events < LEAST_EVENTS
                ? 0
                : Math.max(0, recent.part - recent.events * share) / recent.deviation(share, before);
        return new Drift(deviations, recent.days, recent.part, recent.events, share);
    }

    /** Some days together. */
    private static final class Sum {

        private double part;
        private double events;
        private double squares;
        private int days;

        void add(DayWindow day, ToDoubleFunction<DayWindow> counted) {
            double its = counted.applyAsDouble(day);
            part += its;
            events += day.events();
            squares += its * its / Math.max(1, day.events());
            days++;
        }

        /** What chance makes of so many events with this share, what the usual share is uncertain by, and what differs between days anyway. */
        double deviation(double share, Sum before) {
            double chance = share * (1 - share);
            double mean = before.part / before.events;
            double between = before.squares / before.events - mean * mean - chance * before.days / before.events;
            double own = OWN_REASONS * OWN_REASONS + Math.max(0, between);
            return Math.sqrt(events * chance * (1 + events / before.events) + events * events * own / days + 0.25);
        }
    }
}
