package health.pratique.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * How a store's tables came to be.
 *
 * @param location of the migrations on the class path
 * @param history the store's own table of migrations, so that others can keep tables in the same database; a name that needs no
 *     quotes
 * @param done what that table says when all of them are done: each one's version and Flyway's checksum, as {@code 1:17,2:-4}.
 *     Where it is not true Flyway is asked, so a wrong one costs time and does no harm
 */
public record Migrations(String location, String history, String done) {

    private static final String BEFORE_THE_FIRST = "0";

    /**
     * Migrations only add, so code of before one runs on the tables of after it: during a canary, and after a rollback. Flyway
     * lets it by default; Quarkus takes the default away.
     */
    private static final String OF_NEWER_CODE = "*:future";

    public FluentConfiguration configured(FluentConfiguration flyway) {
        return flyway.table(history)
                .baselineOnMigrate(true)
                .baselineVersion(BEFORE_THE_FIRST)
                .ignoreMigrationPatterns(OF_NEWER_CODE)
                .cleanDisabled(true);
    }

    FluentConfiguration fromClassPath() {
        return configured(Flyway.configure().locations("classpath:" + location));
    }
}
