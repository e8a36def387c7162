package health.pratique.fraud;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What an installation holds for usual.
 *
 * @param usualRatePerMinute submissions a minute up to which a source is not suspicious for its speed alone
 * @param zone where night is night
 */
record TrafficNorms(int usualRatePerMinute, ZoneId zone) {

    /** Where nothing else is set. */
    static final TrafficNorms USUAL = new TrafficNorms(6_000, ZoneOffset.UTC);

    boolean asUsual() {
        return usualRatePerMinute == USUAL.usualRatePerMinute
                && zone.normalized().equals(USUAL.zone);
    }
}
