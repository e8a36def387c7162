package health.pratique.local.cli.cost;

/**
 * A function's share of the account's concurrent executions, and what of it is used.
 *
 * @param reserved executions at once
 * @param millis of a call, with its part of the cold starts
 * @param used executions at once on average
 * @param busiest the same in the busiest minute
 */
record Share(String function, double reserved, double millis, double used, double busiest) {

    private static final double MILLIS_A_SECOND = 1000;

    /** Calls in each second that fill the share (Little's law). */
    double callsASecond() {
        return reserved * MILLIS_A_SECOND / millis;
    }
}
