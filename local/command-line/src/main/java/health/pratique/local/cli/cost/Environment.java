package health.pratique.local.cli.cost;

import java.util.Locale;

/** What the template makes of {@code EnvironmentSuffix}: what the law and an outage ask for, or what can be thrown away. */
public enum Environment {
    PROD,
    DEV;

    /** As in the names of inputs and prices. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
