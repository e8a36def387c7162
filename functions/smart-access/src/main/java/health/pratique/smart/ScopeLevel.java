package health.pratique.smart;

import java.util.Locale;

/** Whose data a scope opens. A token has scopes of one level. */
public enum ScopeLevel {
    /** One patient's, the one whom the token names. */
    PATIENT,
    /** What the person behind the token may see. */
    USER,
    /** What the system may see, with no person there. */
    SYSTEM;

    String prefix() {
        return name().toLowerCase(Locale.ROOT) + "/";
    }
}
