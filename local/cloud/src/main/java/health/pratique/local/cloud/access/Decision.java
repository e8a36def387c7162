package health.pratique.local.cloud.access;

import java.util.Optional;

/**
 * What was decided, and by which statement; none, when nothing allows the call.
 *
 * @param because as AWS says it in a refusal
 */
record Decision(boolean allowed, Optional<Statement> by, String because) {

    static Decision allowed(Statement by) {
        return new Decision(true, Optional.of(by), "");
    }

    static Decision denied(Statement by, String kind) {
        return new Decision(false, Optional.of(by), "with an explicit deny in " + kind + " policy");
    }

    static Decision missing(String kind, String action) {
        return new Decision(false, Optional.empty(), "because no " + kind + " policy allows the " + action + " action");
    }
}
