package health.pratique.fraud.workload;

import health.pratique.kit.activity.Activity;

/**
 * One submission or read of a workload, with the truth about it.
 *
 * @param digest stands for the SHA-256 of what was sent: equal content has an equal one
 * @param attack whether an attacker did it
 */
public record WorkloadEvent(Activity activity, String digest, boolean attack) {}
