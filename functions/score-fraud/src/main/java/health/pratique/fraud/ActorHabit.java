package health.pratique.fraud;

import health.pratique.kit.activity.ActorWindows;
import health.pratique.kit.activity.DayWindow;
import health.pratique.kit.activity.LinearSketch;
import java.time.DayOfWeek;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What is usual for one actor: the days of the last two weeks on which it was active. Days on which more than a few of its documents were
 * suspected are left out, so that an attack does not become a habit, unless there are no others.
 */
final class ActorHabit {

    private static final int HOURS = 24;
    private static final int SLOTS_AN_HOUR = DayWindow.SLOTS / HOURS;
    /** Share of the events below which an hour, with those beside it, is one at which hardly any come. */
    private static final double RARE = 0.02;
    /** On the first days everybody is new. */
    private static final int SETTLING_DAYS = 4;

    private static final double SUSPECTED_SHARE = 0.01;
    /** Positions filled beyond which a sketch tells no new subject from a known one. */
    private static final double FULL = 0.95;
    /** Days and events from which on a habit counts in full. */
    private static final double SETTLED_DAYS = 4;

    private static final double SETTLED_EVENTS = 20;

    private final List<DayWindow> days;
    private final double events;

    private final BitSet known;
    private final double mostNewcomers;
    private final int[][] inHour = new int[2][HOURS];
    private final int[][] mostAbout = new int[2][HOURS];
    private final boolean[][] rare = new boolean[2][HOURS];

    private ActorHabit(List<DayWindow> days) {
        this.days = days;
        this.events = days.stream().mapToInt(DayWindow::events).sum();
        this.known = subjects(days);
        this.mostNewcomers = mostNewcomers(days);
        for (DayWindow day : days) {
            for (int hour = 0; hour < HOURS; hour++) {
                int count = inHour(day, hour);
                inHour[rest(day)][hour] += count;
                for (int near = HOURS - 1; near <= HOURS + 1; near++) {
                    int about = (hour + near) % HOURS;
                    mostAbout[rest(day)][about] = Math.max(mostAbout[rest(day)][about], count);
                }
            }
        }
        for (int rest = 0; rest < 2; rest++) {
            int alike = rest;
            // Who never came on such a day is compared with the others.
            int kind = days.stream().anyMatch(day -> rest(day) == alike) ? rest : 1 - rest;
            for (int hour = 0; hour < HOURS; hour++) {
                rare[rest][hour] = shareAbout(inHour[kind], hour) < RARE;
            }
        }
    }

    /** Share of the events that come within an hour of this time of day, as if two more had come, spread evenly. */
    private static double shareAbout(int[] counts, int hour) {
        double about = counts[hour] + counts[(hour + 1) % HOURS] + counts[(hour + HOURS - 1) % HOURS];
        return (about + 2 * 3.0 / HOURS) / (IntStream.of(counts).sum() + 2);
    }

    static ActorHabit of(ActorWindows windows) {
        List<DayWindow> clean = windows.earlier().stream()
                .filter(day -> day.suspected() <= 1 + SUSPECTED_SHARE * day.events())
                .toList();
        return new ActorHabit(clean.isEmpty() ? windows.earlier() : clean);
    }

    /** How much the habit is worth, 0 (there is none) to 1. */
    double trust() {
        return Math.min(1, days.size() / SETTLED_DAYS) * events / (events + SETTLED_EVENTS);
    }

    /** The most in any ten minutes. */
    int mostInASlot() {
        return days.stream()
                .flatMapToInt(day -> IntStream.range(0, DayWindow.SLOTS).map(day::slot))
                .max()
                .orElse(0);
    }

    /** The most in an hour at about this time of day, on days of work or of rest as this one is. */
    double mostAbout(int hour, DayOfWeek weekday) {
        return mostAbout[rest(weekday)][hour];
    }

    /** Whether hardly any of its events come at about this time of day. */
    boolean rare(int hour, DayOfWeek weekday) {
        return rare[rest(weekday)][hour];
    }

    /** How many of a day's events came when hardly any come, beyond the most that is known. */
    double unusualHours(DayWindow today) {
        double usual = mostOfADay(this::atRareHours);
        return Math.max(0, atRareHours(today) - usual);
    }

    double atRareHours(DayWindow day) {
        boolean[] hours = rare[rest(day)];
        return IntStream.range(0, HOURS)
                .filter(hour -> hours[hour])
                .map(hour -> inHour(day, hour))
                .sum();
    }

    Drift drift(DayWindow today, ToDoubleFunction<DayWindow> part) {
        return Drift.of(today, days, part);
    }

    double mostOfADay(ToDoubleFunction<DayWindow> counted) {
        return days.stream().mapToDouble(counted).max().orElse(0);
    }

    double share(ToDoubleFunction<DayWindow> counted) {
        return days.stream().mapToDouble(counted).sum() / Math.max(1, events);
    }

    boolean knowsNetwork(String network) {
        return days.stream().anyMatch(day -> day.hasNetwork(network));
    }

    boolean knowsSubject(String subject) {
        return days.stream().anyMatch(day -> day.hasSubject(subject));
    }

    boolean knowsKind(String kind) {
        return days.stream().anyMatch(day -> day.kinds().containsKey(kind));
    }

    /** How many of a day's subjects were on none of the days before; 0 when the sketch is full. */
    double newcomers(DayWindow today) {
        return beyondFull(known) ? 0 : unseen(today, known);
    }

    /** The most newcomers of a day, of those that have days before them to tell. */
    double mostNewcomers() {
        return mostNewcomers;
    }

    private static double mostNewcomers(List<DayWindow> days) {
        double most = 0;
        BitSet before = new BitSet();
        int compared = 0;
        for (DayWindow day : days.reversed()) {
            if (compared++ >= SETTLING_DAYS) {
                most = Math.max(most, unseen(day, before));
            }
            before.or(day.subjectPositions());
        }
        return most;
    }

    private static boolean beyondFull(BitSet positions) {
        return positions.cardinality() > FULL * DayWindow.SUBJECTS;
    }

    /** Mean of the sizes' logarithms to base 2. */
    double meanLogSize() {
        return days.stream().mapToDouble(DayWindow::logSizes).sum() / sized();
    }

    /** Their standard deviation; not less than one, for a size may well double. */
    double logSizeSpread() {
        double mean = meanLogSize();
        double squares = days.stream().mapToDouble(DayWindow::logSizeSquares).sum() / sized();
        return Math.max(1, Math.sqrt(Math.max(0, squares - mean * mean)));
    }

    /** By how much today's mixture of kinds differs: 0 (the same) to 1 (no kind in common). */
    double mixtureApart(DayWindow today) {
        Map<String, Double> usual = new HashMap<>();
        days.forEach(day -> day.kinds().forEach((kind, count) -> usual.merge(kind, count / events, Double::sum)));
        double apart = 0;
        double all = today.kinds().values().stream().mapToInt(count -> count).sum();
        for (Map.Entry<String, Integer> kind : today.kinds().entrySet()) {
            apart += Math.max(0, kind.getValue() / all - usual.getOrDefault(kind.getKey(), 0.0));
        }
        return apart;
    }

    private double sized() {
        return Math.max(1, days.stream().mapToInt(DayWindow::sized).sum());
    }

    private static BitSet subjects(List<DayWindow> days) {
        BitSet united = new BitSet();
        days.forEach(day -> united.or(day.subjectPositions()));
        return united;
    }

    /** In subjects, not in positions: a position that is taken hides a newcomer. */
    private static double unseen(DayWindow day, BitSet known) {
        BitSet united = (BitSet) known.clone();
        united.or(day.subjectPositions());
        return LinearSketch.estimate(united, DayWindow.SUBJECTS) - LinearSketch.estimate(known, DayWindow.SUBJECTS);
    }

    private static int inHour(DayWindow day, int hour) {
        return day.between(hour * SLOTS_AN_HOUR, (hour + 1) * SLOTS_AN_HOUR);
    }

    private static int rest(DayWindow day) {
        return rest(day.day().getDayOfWeek());
    }

    /** One on days of rest. */
    private static int rest(DayOfWeek weekday) {
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? 1 : 0;
    }
}
