package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What waits for a privacy officer, over DynamoDB Local. */
class ReviewQueueTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final Custodian OTHER = new Custodian("hill-clinic");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final KitFixture kit = new KitFixture();
    private final ReviewQueue queue = new ReviewQueue(kit.dynamo, kit.settings, InstantSource.fixed(NOW));

    @Test
    void aCaseIsOpenUntilItIsDecided() {
        Review opened = queue.open(breakGlass(HARBOR, "run-1", NOW.plusSeconds(60)));
        assertThat(opened.status()).isEqualTo(ReviewStatus.OPEN);
        assertThat(opened.openedAt()).isEqualTo(NOW);
        assertThat(queue.find(HARBOR, opened.id())).contains(opened);
    }

    @Test
    void aCaseThatIsOpenedTwiceIsOneReviewWithItsFirstDeadline() {
        Review first = queue.open(breakGlass(HARBOR, "run-1", NOW.plusSeconds(60)));
        Review second = queue.open(breakGlass(HARBOR, "run-1", NOW.plusSeconds(9_999)));
        assertThat(second).isEqualTo(first);
        assertThat(queue.list(HARBOR, ReviewStatus.OPEN, 10)).containsExactly(first);
    }

    @Test
    void aReviewOfAnotherCustodianDoesNotExist() {
        Review opened = queue.open(breakGlass(HARBOR, "run-1", NOW));
        assertThat(queue.find(OTHER, opened.id())).isEmpty();
        assertThat(queue.list(OTHER, ReviewStatus.OPEN, 10)).isEmpty();
    }

    @Test
    void theNearestDeadlineComesFirst() {
        queue.open(breakGlass(HARBOR, "late", NOW.plusSeconds(300)));
        queue.open(breakGlass(HARBOR, "soon", NOW.plusSeconds(30)));
        assertThat(queue.list(HARBOR, ReviewStatus.OPEN, 10))
                .extracting(Review::id)
                .isEqualTo(List.of("break-glass-soon", "break-glass-late"));
    }

    @Test
    void whatAReviewIsAboutIsANameAndNoText() {
        assertThatThrownBy(() -> breakGlass(HARBOR, "Mrs. Quarrington", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Quarrington");
    }

    private static ReviewCase breakGlass(Custodian custodian, String about, Instant deadline) {
        return ReviewCase.breakGlass(
                custodian, about, null, "run", ReasonCode.CONSENT_MISSING, Map.of("purpose", "ETREAT"), deadline);
    }
}
