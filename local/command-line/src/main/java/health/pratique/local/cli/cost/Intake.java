package health.pratique.local.cli.cost;

import java.util.Locale;

/** How documents arrive: what the template makes of {@code StreamIntake}. */
public enum Intake {
    BUCKET,
    STREAM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
