package health.pratique.fraud.workload;

import health.pratique.kit.activity.ActivityKind;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Characters of ordinary actors. Each draw is another actor of the character. */
public enum Routine {
    /** A hospital's record system: day and night, less at the weekend, many kinds. */
    HOSPITAL {
        @Override
        Habits draw(Random random) {
            return new Habits(
                    ActivityKind.SUBMIT,
                    between(random, 120, 500),
                    between(random, 60, 200),
                    day(random, 7, 19, 0.25),
                    0,
                    List.of("PROGRESS_NOTE", "DISCHARGE_SUMMARY", "CONSULTATION_NOTE", "LABORATORY_REPORT", "OTHER"),
                    StrictMath.log(6_000),
                    1.2,
                    (int) between(random, 150, 400),
                    0.15,
                    0.05,
                    1 + random.nextInt(2),
                    random.nextDouble() * 0.08,
                    random.nextDouble() * 0.03,
                    random.nextDouble() * 0.04);
        }
    },
    /** A laboratory: batches at fixed hours, each patient seldom seen again. */
    LABORATORY {
        @Override
        Habits draw(Random random) {
            return new Habits(
                    ActivityKind.SUBMIT,
                    between(random, 80, 600),
                    between(random, 0, 80),
                    batches(random, 2 + random.nextInt(4)),
                    10 + random.nextInt(30),
                    List.of("LABORATORY_REPORT"),
                    StrictMath.log(2_500),
                    0.5,
                    (int) between(random, 800, 3_000),
                    0.1,
                    0.3,
                    1,
                    random.nextDouble() * 0.1,
                    random.nextDouble() * 0.02,
                    random.nextDouble() * 0.03);
        }
    },
    /** A practice: office hours, a few dozen documents. */
    CLINIC {
        @Override
        Habits draw(Random random) {
            return new Habits(
                    ActivityKind.SUBMIT,
                    between(random, 12, 60),
                    0,
                    day(random, 8, 17, 0.005),
                    0,
                    List.of("PROGRESS_NOTE", "REFERRAL_NOTE"),
                    StrictMath.log(4_000),
                    0.8,
                    (int) between(random, 40, 200),
                    0.2,
                    0.15,
                    1 + random.nextInt(2),
                    random.nextDouble() * 0.1,
                    random.nextDouble() * 0.05,
                    random.nextDouble() * 0.05);
        }
    },
    /** Imaging: large files, working days, an on-call now and then. */
    IMAGING {
        @Override
        Habits draw(Random random) {
            return new Habits(
                    ActivityKind.SUBMIT,
                    between(random, 30, 150),
                    between(random, 2, 15),
                    day(random, 7, 18, 0.06),
                    0,
                    List.of("RADIOLOGY_REPORT", "OTHER"),
                    StrictMath.log(3_000_000),
                    1.0,
                    (int) between(random, 100, 500),
                    0.3,
                    0.3,
                    1,
                    random.nextDouble() * 0.06,
                    random.nextDouble() * 0.05,
                    random.nextDouble() * 0.02);
        }
    },
    /** An emergency or intensive care unit's system: busiest at night and at the weekend. */
    NIGHT_SHIFT {
        @Override
        Habits draw(Random random) {
            return new Habits(
                    ActivityKind.SUBMIT,
                    between(random, 25, 90),
                    between(random, 40, 120),
                    day(random, 19, 31, 0.1),
                    0,
                    List.of("PROGRESS_NOTE", "HISTORY_AND_PHYSICAL", "OTHER"),
                    StrictMath.log(3_000),
                    0.9,
                    (int) between(random, 20, 60),
                    0.4,
                    0.1,
                    1 + random.nextInt(2),
                    random.nextDouble() * 0.12,
                    random.nextDouble() * 0.03,
                    random.nextDouble() * 0.05);
        }
    },
    /** A clinician who reads the records of the own patients. */
    CLINICIAN {
        @Override
        Habits draw(Random random) {
            int start = 6 + random.nextInt(4);
            return new Habits(
                    ActivityKind.READ,
                    between(random, 40, 160),
                    random.nextInt(3) == 0 ? between(random, 20, 80) : 0,
                    day(random, start, start + 9, 0.02),
                    0,
                    List.of("Patient", "Observation", "DocumentReference", "Condition"),
                    StrictMath.log(5_000),
                    0.9,
                    (int) between(random, 15, 60),
                    0.15,
                    0.08,
                    1 + random.nextInt(3),
                    random.nextDouble() * 0.02,
                    random.nextDouble() * 0.03,
                    0);
        }
    },
    /** A research registry that fetches what is new each night. */
    REGISTRY {
        @Override
        Habits draw(Random random) {
            return new Habits(
                    ActivityKind.READ,
                    between(random, 200, 900),
                    between(random, 100, 500),
                    batches(random, 1),
                    30 + random.nextInt(60),
                    List.of("DocumentReference", "Observation"),
                    StrictMath.log(8_000),
                    1.1,
                    (int) between(random, 500, 2_000),
                    0.1,
                    0.2,
                    1,
                    random.nextDouble() * 0.02,
                    random.nextDouble() * 0.01,
                    0);
        }
    },
    /** An office that looks up whoever comes to the desk. */
    FRONT_DESK {
        @Override
        Habits draw(Random random) {
            return new Habits(
                    ActivityKind.READ,
                    between(random, 60, 250),
                    0,
                    day(random, 8, 17, 0.002),
                    0,
                    List.of("Patient", "Appointment"),
                    StrictMath.log(2_000),
                    0.4,
                    (int) between(random, 300, 1_500),
                    0.1,
                    0.5,
                    1,
                    random.nextDouble() * 0.01,
                    random.nextDouble() * 0.06,
                    0);
        }
    };

    abstract Habits draw(Random random);

    private static double between(Random random, double least, double most) {
        return StrictMath.exp(StrictMath.log(least + 1)
                        + random.nextDouble() * (StrictMath.log(most + 1) - StrictMath.log(least + 1)))
                - 1;
    }

    /** Busy from one hour to another, with so small a part of the traffic spread over all hours. */
    private static double[] day(Random random, int from, int to, double around) {
        double[] hours = new double[24];
        Arrays.fill(hours, around / 24);
        for (int hour = from; hour < to; hour++) {
            hours[hour % 24] += (1 - around) / (to - from) * (0.7 + 0.6 * random.nextDouble());
        }
        return hours;
    }

    private static double[] batches(Random random, int count) {
        double[] hours = new double[24];
        for (int batch = 0; batch < count; batch++) {
            hours[random.nextInt(24)] += 1;
        }
        return hours;
    }
}
