package health.pratique.fraud.workload;

import health.pratique.fraud.workload.Actors.Content;
import health.pratique.kit.activity.ActivityEnd;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One ordinary actor, day by day. Something is out of the ordinary on one day in fifteen, as it is anywhere. */
final class OrdinaryActor {

    private static final double ODD_DAYS = 1 / 15.0;
    private static final int REMEMBERED = 400;

    private final Random random;
    private final Habits habits;
    private final Actors actors;
    private final List<String> panel = new ArrayList<>();
    private final List<String> networks = new ArrayList<>();
    private final List<Content> sent = new ArrayList<>();
    private int subjects;
    private boolean anotherKind;

    /** What is out of the ordinary on a day. */
    private enum Oddity {
        NONE,
        BACKLOG,
        QUIET,
        LATE,
        ANOTHER_NETWORK,
        CONSENTS_MISSING,
        RESENDS,
        ANOTHER_KIND,
        BROKEN_EXPORT
    }

    OrdinaryActor(Random random, Habits habits, Actors actors) {
        this.random = random;
        this.habits = habits;
        this.actors = actors;
        while (panel.size() < habits.panel()) {
            panel.add(newcomer());
        }
        while (networks.size() < habits.networks()) {
            networks.add(network());
        }
    }

    List<WorkloadEvent> day(LocalDate day) {
        Oddity odd = random.nextDouble() < ODD_DAYS
                ? Oddity.values()[1 + random.nextInt(Oddity.values().length - 1)]
                : Oddity.NONE;
        if (odd == Oddity.ANOTHER_NETWORK && random.nextBoolean()) {
            networks.add(network());
        }
        anotherKind |= odd == Oddity.ANOTHER_KIND;
        turnOver();
        List<WorkloadEvent> events = new ArrayList<>();
        int count = poisson(volume(day, odd));
        for (int i = 0; i < count; i++) {
            events.add(event(at(day, odd), odd));
        }
        return events;
    }

    private double volume(LocalDate day, Oddity odd) {
        boolean rest = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        double usual = (rest ? habits.weekend() : habits.weekday()) * StrictMath.exp(0.2 * random.nextGaussian());
        return switch (odd) {
            case BACKLOG -> usual * (1.5 + random.nextDouble());
            case QUIET -> usual * 0.2;
            case NONE, LATE, ANOTHER_NETWORK, CONSENTS_MISSING, RESENDS, ANOTHER_KIND, BROKEN_EXPORT -> usual;
        };
    }

    private WorkloadEvent event(Instant at, Oddity odd) {
        String subject = subject();
        Content content = content(odd);
        return actors.event(at, end(odd), logSize(), kind(), subject, networkOf(odd), content, false);
    }

    double logSize() {
        return habits.logSize() + habits.logSizeSpread() * random.nextGaussian();
    }

    /** Of the hour, or for a batch within its minutes. */
    private Instant at(LocalDate day, Oddity odd) {
        int hour = hour();
        if (odd == Oddity.LATE && random.nextDouble() < 0.15) {
            hour = Math.floorMod(hour + 3, 24);
        }
        double seconds = habits.batchMinutes() > 0
                ? Math.min(3_599, 60.0 * habits.batchMinutes() * random.nextDouble())
                : 3_600 * random.nextDouble();
        return day.atStartOfDay(ZoneOffset.UTC)
                .plusHours(hour)
                .plusNanos((long) (seconds * 1e9))
                .toInstant();
    }

    int hour() {
        double sum = 0;
        for (double weight : habits.hours()) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        int hour = 0;
        while (hour < 23 && left >= habits.hours()[hour]) {
            left -= habits.hours()[hour++];
        }
        return hour;
    }

    private ActivityEnd end(Oddity odd) {
        double denied = odd == Oddity.CONSENTS_MISSING ? 0.3 : habits.denied();
        double refused = odd == Oddity.BROKEN_EXPORT ? 0.25 : habits.refused();
        double drawn = random.nextDouble();
        if (drawn < denied) {
            return ActivityEnd.DENIED;
        }
        return drawn < denied + refused ? ActivityEnd.REFUSED : ActivityEnd.PASSED;
    }

    String kind() {
        if (anotherKind && random.nextInt(12) == 0) {
            return "PATIENT_RECORD";
        }
        int size = habits.kinds().size();
        return habits.kinds().get(Math.min(random.nextInt(size), random.nextInt(size)));
    }

    private Content content(Oddity odd) {
        double resent = odd == Oddity.RESENDS ? 0.2 : habits.resent();
        if (!sent.isEmpty() && random.nextDouble() < resent) {
            Content again = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(40)));
            return random.nextBoolean() ? again : again.altered(random);
        }
        Content fresh = actors.fresh();
        sent.add(fresh);
        if (sent.size() > REMEMBERED) {
            sent.removeFirst();
        }
        return fresh;
    }

    private String networkOf(Oddity odd) {
        return odd == Oddity.ANOTHER_NETWORK && random.nextInt(3) == 0 ? networks.getLast() : ownNetwork();
    }

    String ownNetwork() {
        return networks.get(Math.min(random.nextInt(networks.size()), random.nextInt(networks.size())));
    }

    String network() {
        return Integer.toHexString(random.nextInt(1 << 24));
    }

    private String subject() {
        return random.nextDouble() < habits.newcomers() ? newcomer() : known();
    }

    String known() {
        return panel.get(random.nextInt(panel.size()));
    }

    String newcomer() {
        return "subject-" + subjects++;
    }

    /** What was sent lately. */
    List<Content> sent() {
        return sent;
    }

    private void turnOver() {
        int replaced = poisson(habits.turnover() * panel.size());
        for (int i = 0; i < Math.min(replaced, panel.size()); i++) {
            panel.set(random.nextInt(panel.size()), newcomer());
        }
    }

    private int poisson(double mean) {
        if (mean > 30) {
            return Math.max(0, (int) Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = StrictMath.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
