package health.pratique.fraud.workload;

import health.pratique.kit.activity.ActivityKind;
import java.util.List;
import java.util.Random;

/** The eight attacks, and whom they come over. */
public enum AttackShape {
    /** A reader's credentials fetch as much as they can within hours. */
    BULK_EXFILTRATION(ActivityKind.READ),
    /** A few records a day beside the reader's own work, for days. */
    SLOW_DRIP(ActivityKind.READ),
    /** One login, several people at several places. */
    CREDENTIAL_SHARING(ActivityKind.READ),
    /** What was sent once is sent again, as it was or with a date changed. */
    REPLAY(ActivityKind.SUBMIT),
    /** One content for one subject after the other, to learn who has consented. */
    SUBJECT_ENUMERATION(ActivityKind.SUBMIT),
    /** A burst at an hour at which the actor never works. */
    AFTER_HOURS_BURST(ActivityKind.SUBMIT),
    /** Documents of every kind and size, most of them broken, to learn what gets through. */
    FORMAT_PROBING(ActivityKind.SUBMIT),
    /** Within the usual hours and from the usual place: records of others' patients. */
    INSIDER_BROWSING(ActivityKind.READ);

    private final ActivityKind victim;

    AttackShape(ActivityKind victim) {
        this.victim = victim;
    }

    /** An actor of what character the attack comes over. */
    Routine over(Random random) {
        List<Routine> candidates = victim == ActivityKind.READ
                ? List.of(Routine.CLINICIAN, Routine.FRONT_DESK)
                : this == AFTER_HOURS_BURST
                        ? List.of(Routine.CLINIC, Routine.IMAGING, Routine.LABORATORY)
                        : List.of(Routine.HOSPITAL, Routine.CLINIC, Routine.IMAGING, Routine.NIGHT_SHIFT);
        return candidates.get(random.nextInt(candidates.size()));
    }
}
