package health.pratique.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The clocks of the laws. */
class ResponseTimeTest {

    @ParameterizedTest
    @CsvSource({
        "HIPAA, ACCESS, 2026-03-05T10:15:00Z, 2026-04-04T10:15:00Z",
        "HIPAA, RECTIFICATION, 2026-04-04T10:15:00Z, 2026-05-04T10:15:00Z",
        "HIPAA, ACCOUNTING, 2026-04-04T10:15:00Z, 2026-05-04T10:15:00Z",
        "GDPR, ERASURE, 2026-03-03T10:15:00Z, 2026-05-03T10:15:00Z"
    })
    void theTermAndTheLongerOneAreThoseOfTheLaw(PrivacyLaw law, RequestKind kind, Instant due, Instant longer) {
        Instant received = Instant.parse("2026-02-03T10:15:00Z");

        assertThat(ResponseTime.of(law, kind).due(received)).isEqualTo(due);
        assertThat(ResponseTime.of(law, kind).dueExtended(received)).isEqualTo(longer);
    }

    @Test
    void aMonthThatHasNoSuchDayEndsOnItsLast() {
        ResponseTime month = ResponseTime.of(PrivacyLaw.GDPR, RequestKind.ACCESS);
        Instant received = Instant.parse("2026-01-31T23:00:00Z");

        assertThat(month.due(received)).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(month.dueExtended(received)).isEqualTo("2026-04-30T23:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void eachKindCanBeDeniedUnderEachLawOnAGroundThatItHas(RequestKind kind) {
        for (PrivacyLaw law : PrivacyLaw.values()) {
            assertThat(DenialGround.values()).anySatisfy(ground -> {
                assertThat(ground.is(law, kind)).isTrue();
                assertThat(ground.source(law)).isNotEmpty();
            });
        }
    }
}
