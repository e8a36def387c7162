package health.pratique.local.cli.cost;

import java.util.Locale;

/** How functions are built; it decides what a cold start takes. */
public enum Packaging {
    NATIVE,
    JVM;

    /** As the template's parameter is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
