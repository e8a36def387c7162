package health.pratique.fraud.workload;

import health.pratique.kit.activity.ActivityKind;
import java.util.List;

/**
 * How one ordinary actor behaves.
 *
 * @param weekday events on a day of work, about
 * @param weekend events on Saturday and Sunday
 * @param hours how the events of a day are spread over its hours
 * @param batchMinutes 0, or events come in batches at the busiest hours, each so long
 * @param kinds what it sends or reads; the first is the most frequent
 * @param logSize mean of the size's natural logarithm
 * @param panel subjects that it deals with at a time
 * @param turnover share of the panel that is replaced each day
 * @param newcomers share of events that concern somebody outside the panel
 * @param networks how many networks it comes from
 * @param denied share for want of consent or right
 * @param refused share that is at fault itself
 * @param resent share that repeats an earlier content
 */
record Habits(
        ActivityKind does,
        double weekday,
        double weekend,
        double[] hours,
        int batchMinutes,
        List<String> kinds,
        double logSize,
        double logSizeSpread,
        int panel,
        double turnover,
        double newcomers,
        int networks,
        double denied,
        double refused,
        double resent) {}
