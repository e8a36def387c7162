package health.pratique.local.cloud.workflow;

/**
 * @param running executions that run at the same time; the rest wait for their turn
 * @param open executions that run or wait; more are refused with {@code ExecutionLimitExceeded}
 * @param remembered finished executions that can still be described
 * @param histories finished executions whose history can still be read
 */
public record ExecutionLimits(int running, int open, int remembered, int histories) {

    public static ExecutionLimits usual() {
        return new ExecutionLimits(64, 10_000, 10_000, 1_000);
    }

    public ExecutionLimits withRunning(int most) {
        return new ExecutionLimits(most, open, remembered, histories);
    }
}
