package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long, and how much, is believed without asking again. */
class BelievedTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Believed<String, String> believed = new Believed<>(2);

    @Test
    void whatWasAddedIsFoundUntilItsTime() {
        believed.add("a", "one", NOW.plusSeconds(60));

        assertThat(believed.find("a", NOW.plusMillis(59_999))).contains("one");
    }

    @Test
    void fromItsTimeOnItIsNot() {
        believed.add("a", "one", NOW.plusSeconds(60));

        assertThat(believed.find("a", NOW.plusSeconds(60))).isEmpty();
        assertThat(believed.find("a", NOW)).isEmpty();
    }

    @Test
    void theEldestGoesWhenThereAreTooMany() {
        believed.add("a", "one", NOW.plusSeconds(60));
        believed.add("b", "two", NOW.plusSeconds(60));
        believed.add("a", "three", NOW.plusSeconds(60));
        believed.add("c", "four", NOW.plusSeconds(60));

        assertThat(believed.find("b", NOW)).isEmpty();
        assertThat(believed.find("a", NOW)).contains("three");
        assertThat(believed.find("c", NOW)).contains("four");
    }

    @Test
    void whatIsForgottenIsAskedForAgain() {
        believed.add("a", "one", NOW.plusSeconds(60));
        believed.forget("a");

        assertThat(believed.find("a", NOW)).isEmpty();
    }

    @Test
    void neitherNameNorValueIsPrinted() {
        believed.add("token", "bearer", NOW.plusSeconds(60));

        assertThat(believed).hasToString("[1 BELIEVED]");
    }

    @Test
    void aMemoryOfNothingIsRefused() {
        assertThatThrownBy(() -> new Believed<String, String>(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
