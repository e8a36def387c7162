package health.pratique.database;

import io.quarkus.arc.ActiveResult;
import java.util.function.Supplier;

/**
 * Whether the process has asked for Flyway, which is what an image makes it by: Quarkus makes it with each start, whatever the
 * settings say, and few starts find tables that are not up to date. It stays asked for, by all databases of the process.
 */
final class FlywayWhenAsked implements Supplier<ActiveResult> {

    private static final ActiveResult NOT_ASKED = ActiveResult.inactive("No table has asked for Flyway.");

    private volatile boolean asked;

    /** From here on it is there, made when it is looked up. */
    void ask() {
        asked = true;
    }

    @Override
    public ActiveResult get() {
        return asked ? ActiveResult.active() : NOT_ASKED;
    }
}
