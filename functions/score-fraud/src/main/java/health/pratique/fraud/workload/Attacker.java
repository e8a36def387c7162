package health.pratique.fraud.workload;

import health.pratique.fraud.workload.Actors.Content;
import health.pratique.kit.activity.ActivityEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Acts under an ordinary actor's name. */
final class Attacker {

    private final Random random;
    private final Actors actors;
    private final OrdinaryActor victim;

    Attacker(Random random, Actors actors, OrdinaryActor victim) {
        this.random = random;
        this.actors = actors;
        this.victim = victim;
    }

    /** How many days the attack lasts. */
    int days(AttackShape shape) {
        return switch (shape) {
            case BULK_EXFILTRATION, REPLAY, SUBJECT_ENUMERATION, AFTER_HOURS_BURST, FORMAT_PROBING -> 1;
            case CREDENTIAL_SHARING -> 2;
            case INSIDER_BROWSING -> 3;
            case SLOW_DRIP -> 5;
        };
    }

    List<WorkloadEvent> day(AttackShape shape, LocalDate day) {
        return switch (shape) {
            case BULK_EXFILTRATION -> bulk(day);
            case SLOW_DRIP -> drip(day);
            case CREDENTIAL_SHARING -> sharing(day);
            case REPLAY -> replay(day);
            case SUBJECT_ENUMERATION -> enumeration(day);
            case AFTER_HOURS_BURST -> afterHours(day);
            case FORMAT_PROBING -> probing(day);
            case INSIDER_BROWSING -> browsing(day);
        };
    }

    private List<WorkloadEvent> bulk(LocalDate day) {
        int count = 400 + random.nextInt(1_200);
        String network = random.nextBoolean() ? victim.network() : victim.ownNetwork();
        Instant start = at(day, victim.hour());
        long seconds = 3_600 + random.nextInt(2 * 3_600);
        List<WorkloadEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String subject = random.nextInt(5) == 0 ? victim.known() : victim.newcomer();
            events.add(read(start.plusMillis(seconds * 1_000 * i / count), subject, network, mostly(0.02, 0.02)));
        }
        return events;
    }

    private List<WorkloadEvent> drip(LocalDate day) {
        int count = 8 + random.nextInt(10);
        List<WorkloadEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = at(day, 0).plusSeconds((long) ((i + random.nextDouble()) * 86_400 / count));
            events.add(read(at, victim.newcomer(), victim.ownNetwork(), mostly(0.05, 0.02)));
        }
        return events;
    }

    private List<WorkloadEvent> sharing(LocalDate day) {
        List<WorkloadEvent> events = new ArrayList<>();
        int others = 2 + random.nextInt(4);
        for (int other = 0; other < others; other++) {
            String network = victim.network();
            int from = Math.floorMod(victim.hour() + random.nextInt(9) - 4, 24);
            List<String> panel = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                panel.add(victim.newcomer());
            }
            int count = 20 + random.nextInt(40);
            for (int i = 0; i < count; i++) {
                Instant at = at(day, from).plusSeconds(random.nextInt(6 * 3_600));
                events.add(read(at, panel.get(random.nextInt(panel.size())), network, mostly(0.02, 0.03)));
            }
        }
        return events;
    }

    private List<WorkloadEvent> replay(LocalDate day) {
        List<Content> captured = List.copyOf(victim.sent());
        int count = 40 + random.nextInt(120);
        Instant start = at(day, victim.hour());
        List<WorkloadEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Content again = captured.get(captured.size() - 1 - random.nextInt(Math.min(120, captured.size())));
            Content content = random.nextBoolean() ? again : again.altered(random);
            String subject = random.nextBoolean() ? victim.known() : victim.newcomer();
            events.add(submitted(start.plusSeconds(random.nextInt(3 * 3_600)), subject, content, mostly(0.2, 0.02)));
        }
        return events;
    }

    private List<WorkloadEvent> enumeration(LocalDate day) {
        Content form = actors.fresh();
        int count = 60 + random.nextInt(240);
        Instant start = at(day, victim.hour());
        List<WorkloadEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Content content = random.nextBoolean() ? form : form.altered(random);
            events.add(submitted(
                    start.plusSeconds(random.nextInt(4 * 3_600)), victim.newcomer(), content, mostly(0.75, 0.02)));
        }
        return events;
    }

    private List<WorkloadEvent> afterHours(LocalDate day) {
        int count = 30 + random.nextInt(100);
        int quietest = quietest();
        List<WorkloadEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(submitted(
                    at(day, quietest).plusSeconds(random.nextInt(3_600)),
                    random.nextBoolean() ? victim.known() : victim.newcomer(),
                    actors.fresh(),
                    mostly(0.1, 0.03)));
        }
        return events;
    }

    private List<WorkloadEvent> probing(LocalDate day) {
        List<String> kinds = List.of("OTHER", "RADIOLOGY_REPORT", "OPERATIVE_NOTE", "PATHOLOGY_REPORT", "CONSENT_FORM");
        int count = 40 + random.nextInt(110);
        Instant start = at(day, victim.hour());
        List<WorkloadEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(actors.event(
                    start.plusSeconds(random.nextInt(3 * 3_600)),
                    mostly(0.05, 0.65),
                    5 + 13 * random.nextDouble(),
                    kinds.get(random.nextInt(kinds.size())),
                    victim.known(),
                    victim.ownNetwork(),
                    actors.fresh(),
                    true));
        }
        return events;
    }

    private List<WorkloadEvent> browsing(LocalDate day) {
        int count = 25 + random.nextInt(50);
        List<WorkloadEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = at(day, victim.hour()).plusSeconds(random.nextInt(3_600));
            events.add(read(at, victim.newcomer(), victim.ownNetwork(), mostly(0.03, 0.02)));
        }
        return events;
    }

    private WorkloadEvent read(Instant at, String subject, String network, ActivityEnd end) {
        return actors.event(at, end, victim.logSize(), victim.kind(), subject, network, actors.fresh(), true);
    }

    private WorkloadEvent submitted(Instant at, String subject, Content content, ActivityEnd end) {
        return actors.event(at, end, victim.logSize(), victim.kind(), subject, victim.ownNetwork(), content, true);
    }

    private ActivityEnd mostly(double denied, double refused) {
        double drawn = random.nextDouble();
        if (drawn < denied) {
            return ActivityEnd.DENIED;
        }
        return drawn < denied + refused ? ActivityEnd.REFUSED : ActivityEnd.PASSED;
    }

    /** The hour at which a thousand of the victim's events would be fewest, ends of its day left out. */
    private int quietest() {
        int[] seen = new int[24];
        for (int i = 0; i < 1_000; i++) {
            seen[victim.hour()]++;
        }
        int quietest = 0;
        int fewest = Integer.MAX_VALUE;
        for (int hour = 0; hour < 24; hour++) {
            int about = seen[Math.floorMod(hour - 1, 24)] + seen[hour] + seen[(hour + 1) % 24];
            if (about < fewest) {
                fewest = about;
                quietest = hour;
            }
        }
        return quietest;
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hour));
    }
}
