package health.pratique.fraud;

import java.time.ZoneId;

/**
 * What an installation holds for usual.
 *
 * @param usualRatePerMinute submissions a minute up to which a source is not suspicious for its speed alone
 * @param zone where night is night
 */
record TrafficNorms(int usualRatePerMinute, ZoneId zone) {}
