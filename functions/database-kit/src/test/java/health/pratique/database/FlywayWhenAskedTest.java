package health.pratique.database;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.kit.image.SubstitutionContract;
import io.quarkus.flyway.runtime.FlywayRecorder;
import org.junit.jupiter.api.Test;

/** An image makes Flyway for tables that ask for it. */
class FlywayWhenAskedTest {

    private final FlywayWhenAsked flyway = new FlywayWhenAsked();

    @Test
    void aStartLeavesItAlone() {
        assertThat(flyway.get().value()).isFalse();
    }

    @Test
    void tablesThatAskHaveIt() {
        flyway.ask();

        assertThat(flyway.get().value()).isTrue();
    }

    @Test
    void quarkusAsksWhereItIsAnswered() {
        SubstitutionContract.assertMethods(FlywayRecorderSubstitution.class, FlywayRecorder.class);
    }

    @Test
    void imagesAnswerAsTablesHaveAsked() {
        assertThat(new FlywayRecorderSubstitution().flywayCheckActiveSupplier("clinical"))
                .isSameAs(DatabaseSchema.FLYWAY);
    }
}
