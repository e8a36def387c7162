package health.pratique.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What is measured is what scores documents. */
class ShippedForestTest {

    @Test
    void aRestoredOneScoresAsTheOneThatWasSaved() {
        ShippedForest grown = ShippedForest.grown();
        ShippedForest restored = ShippedForest.restored(grown.saved());

        assertThat(restored.score()).isEqualTo(grown.score());
        assertThat(restored.scoreWithReasons(7)).isEqualTo(grown.scoreWithReasons(7));
    }

    @Test
    void whatIsNoForestIsSaidToBeNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShippedForest.restored(new byte[3]))
                .withMessageContaining("no saved forest");
    }
}
