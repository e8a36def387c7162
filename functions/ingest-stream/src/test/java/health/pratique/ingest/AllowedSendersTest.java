package health.pratique.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.ingest.IngestFixture.Ingest;
import health.pratique.model.Custodian;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send by the stream. */
class AllowedSendersTest {

    @Test
    void withoutASettingNobodyMay() {
        AllowedSenders nobody = AllowedSenders.of(new Ingest(Optional.empty(), 1));
        assertThat(nobody.include(new Custodian("harbor-clinic"))).isFalse();
    }

    @Test
    void theNamedMay() {
        AllowedSenders two = AllowedSenders.of(new Ingest(Optional.of(Set.of("harbor-clinic", " north-lab")), 1));
        assertThat(two.include(new Custodian("north-lab"))).isTrue();
        assertThat(two.include(new Custodian("south-lab"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unassigned", "Harbor", "a/b", "*"})
    void aWrongNameStopsTheFunctionInOneLineThatNamesTheSetting(String name) {
        assertThatThrownBy(() -> AllowedSenders.of(new Ingest(Optional.of(Set.of(name)), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("PRATIQUE_STREAM_CUSTODIANS is ");
    }
}
