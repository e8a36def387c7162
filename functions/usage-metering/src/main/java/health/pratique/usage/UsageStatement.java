package health.pratique.usage;

import java.time.Instant;

/**
 * What a partner is told of a month.
 *
 * @param quota calls that the plan allows in a month; 0 without a quota
 * @param at when it was made; a statement of the month that runs is not its last
 */
public record UsageStatement(MonthlyUsage usage, String plan, long quota, Instant at) {}
