package health.pratique.local.permissions;

import health.pratique.local.permissions.policy.Granted;

/**
 * One thing that a function has to be allowed.
 *
 * @param action such as {@code s3:GetObject}
 * @param resource in the words of the template: {@code IntakeBucket/intake/*}
 * @param condition under which it is enough, as {@link Granted#condition()} has it
 * @param because what calls it, such as {@code DocumentVault.java:58}
 */
record Need(String action, String resource, String condition, String because) {

    boolean is(Granted granted) {
        return action.equals(granted.action())
                && resource.equals(granted.resource())
                && condition.equals(granted.condition());
    }

    /** Whoever is allowed the other is allowed this. */
    boolean within(Need other) {
        return action.equals(other.action)
                && (other.condition.isEmpty() || other.condition.equals(condition))
                && (resource.equals(other.resource)
                        || (action.startsWith("s3:") && Keys.covers(other.resource, resource)));
    }

    String what() {
        return action + " on " + resource + (condition.isEmpty() ? "" : " where " + condition);
    }
}
