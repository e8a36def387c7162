package health.pratique.fraud;

import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActorWindows;
import health.pratique.kit.activity.DayWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;

/**
 * How one actor's windows, this activity among them, differ from its own habit. Each sign is 0 where nothing differs, about one
 * where a person should look, and two at most; it is worth little while the habit is young or the day's numbers are small.
 */
final class ActorSigns {

    private static final double MOST = 2;
    private static final Duration SLOT = Duration.ofMinutes(24 * 60 / DayWindow.SLOTS);

    private final ActorWindows windows;
    private final Activity activity;
    private final ActorHabit habit;
    private final double trust;
    private final OffsetDateTime at;

    private ActorSigns(ActorWindows windows, Activity activity) {
        this.windows = windows;
        this.activity = activity;
        this.habit = ActorHabit.of(windows);
        this.trust = habit.trust();
        this.at = windows.at().atOffset(ZoneOffset.UTC);
    }

    /** @param windows this activity among them */
    static ActorSigns of(ActorWindows windows, Activity activity) {
        return new ActorSigns(windows, activity);
    }

    ActorWindows windows() {
        return windows;
    }

    ActorHabit habit() {
        return habit;
    }

    /** Events of the last ten minutes. */
    double lastTenMinutes() {
        return sliding(SLOT);
    }

    double lastHour() {
        return sliding(Duration.ofHours(1));
    }

    double lastDay() {
        return sliding(Duration.ofHours(24).minus(SLOT));
    }

    double usualOfTheHour() {
        return habit.mostAbout(at.getHour(), weekday());
    }

    double burst() {
        return beyond(lastTenMinutes(), habit.mostInASlot(), 3, 4);
    }

    double pace() {
        return beyond(lastHour(), usualOfTheHour(), 6, 4);
    }

    double volume() {
        return beyond(lastDay(), habit.mostOfADay(DayWindow::events), 10, 4);
    }

    /** On the whole day, for who comes at night may come by day as well; twice as much at such an hour itself. */
    double offHours() {
        double unusual = habit.unusualHours(today());
        return trust * (habit.rare(at.getHour(), weekday()) ? 1.5 : 0.5) * unusual / (unusual + 4);
    }

    double newNetwork() {
        return fromNewNetwork() ? trust * 0.1 : 0;
    }

    double networks() {
        return pointed(
                beyond(today().distinctNetworks(), habit.mostOfADay(DayWindow::distinctNetworks), 8, 2),
                fromNewNetwork());
    }

    double fanOut() {
        return beyond(today().distinctSubjects(), habit.mostOfADay(DayWindow::distinctSubjects), 8, 3);
    }

    /** Each event another subject. */
    double spread() {
        double usual = habit.mostOfADay(day -> day.events() < 5 ? 0 : day.distinctSubjects() / day.events());
        // A day begins with another subject each time.
        double typical = habit.mostOfADay(DayWindow::events);
        return weighed(2 * (today().distinctSubjects() / events() - usual), 10 + typical / 2);
    }

    double newcomers() {
        return pointed(beyond(habit.newcomers(today()), habit.mostNewcomers(), 6, 1.5), newcomer());
    }

    /** Who reads or sends a few strangers' records a day shows it over days. */
    double strangers() {
        return pointed(drifted(strangersOfDays()), newcomer());
    }

    Drift strangersOfDays() {
        return habit.drift(today(), DayWindow::newcomers);
    }

    /** Who comes a few times a day at hours that are not its own shows it over days. */
    double strangeHours() {
        return pointed(drifted(strangeHoursOfDays()), newcomer() || habit.rare(at.getHour(), weekday()));
    }

    Drift strangeHoursOfDays() {
        return habit.drift(today(), habit::atRareHours);
    }

    private boolean newcomer() {
        String subject = activity.subject();
        return subject != null && !habit.knowsSubject(subject);
    }

    /** Nothing is made of what chance does every few days. */
    private double drifted(Drift drift) {
        return trust * Math.clamp((drift.deviations() - 1.5) / 3, 0, MOST);
    }

    double near() {
        return pointed(
                weighed(2 * (today().near() / events() - habit.share(DayWindow::near)), 6), windows.near(activity));
    }

    double size() {
        double off = today().sized() == 0 || habit.mostOfADay(DayWindow::sized) == 0
                ? 0
                : Math.abs(today().logSizes() / today().sized() - habit.meanLogSize()) / habit.logSizeSpread();
        return weighed(off / 2, 8);
    }

    double mixture() {
        String what = activity.what();
        return pointed(weighed(1.5 * habit.mixtureApart(today()), 8), what != null && !habit.knowsKind(what));
    }

    double denied() {
        return weighed(2 * (today().denied() / events() - mostShare(DayWindow::denied)), 8);
    }

    double refused() {
        return weighed(2 * (today().refused() / events() - mostShare(DayWindow::refused)), 8);
    }

    /** The highest share of a day, with as many harmless events beside it as make a day of few events count for little. */
    private double mostShare(ToDoubleFunction<DayWindow> part) {
        return habit.mostOfADay(day -> part.applyAsDouble(day) / (day.events() + 4));
    }

    private boolean fromNewNetwork() {
        String network = activity.network();
        return network != null && !habit.knowsNetwork(network);
    }

    /** What shows on the day is more of this event's doing when it shows on the event itself. */
    private static double pointed(double sign, boolean ownDoing) {
        return Math.min(MOST, sign * (ownDoing ? 1.25 : 0.6));
    }

    /** Doublings beyond the most that is known, of which so many make one. */
    private double beyond(double now, double most, double allowance, double doublings) {
        double ratio = (now + allowance) / (most + allowance);
        return trust * Math.clamp(StrictMath.log(ratio) / StrictMath.log(2) / doublings, 0, MOST);
    }

    private double weighed(double sign, double caution) {
        return trust * Math.clamp(sign, 0, MOST) * events() / (events() + caution);
    }

    private double events() {
        return Math.max(1, today().events());
    }

    private DayWindow today() {
        return windows.today();
    }

    private DayOfWeek weekday() {
        return at.getDayOfWeek();
    }

    /** Events of so long a time, of the slot at its beginning as much as lies in it. */
    private double sliding(Duration length) {
        Instant from = windows.at().minus(length);
        OffsetDateTime start = from.atOffset(ZoneOffset.UTC);
        int first = slot(start);
        double partial = 1 - (start.toLocalTime().toSecondOfDay() % SLOT.toSeconds()) / (double) SLOT.toSeconds();
        if (start.toLocalDate().equals(today().day())) {
            return partial * today().slot(first) + today().between(first + 1, DayWindow.SLOTS);
        }
        double earlier = windows.earlier().stream()
                .filter(day -> day.day().equals(start.toLocalDate()))
                .mapToDouble(day -> partial * day.slot(first) + day.between(first + 1, DayWindow.SLOTS))
                .sum();
        return earlier + today().events();
    }

    private static int slot(OffsetDateTime time) {
        return (int) (time.toLocalTime().toSecondOfDay() / SLOT.toSeconds());
    }
}
