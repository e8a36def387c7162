package health.pratique.consent;

import static health.pratique.consent.ConsentSamples.NORTH;
import static health.pratique.consent.ConsentSamples.SOUTH;
import static health.pratique.consent.ConsentStatement.deny;
import static health.pratique.consent.ConsentStatement.permit;
import static health.pratique.fault.ReasonCode.CONSENT_EXPIRED;
import static health.pratique.fault.ReasonCode.CONSENT_MISSING;
import static health.pratique.fault.ReasonCode.CONSENT_NOT_YET_EFFECTIVE;
import static health.pratique.fault.ReasonCode.CONSENT_REFUSED;
import static health.pratique.model.DocumentKind.DISCHARGE_SUMMARY;
import static health.pratique.model.DocumentKind.PSYCHOTHERAPY_NOTE;
import static health.pratique.model.PurposeOfUse.HRESCH;
import static health.pratique.model.PurposeOfUse.TREAT;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.model.Custodian;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rules, one by one; the question is always research on a discharge summary of the northern clinic in mid-2026. */
class ConsentDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final ConsentQuestion QUESTION = ConsentSamples.question(NORTH, ConsentSamples.someSubject());
    private static final ConsentPeriod PAST = ConsentPeriod.parse("2025-01-01", "2025-12-31");
    private static final ConsentPeriod COMING = ConsentPeriod.parse("2027-01-01", null);

    @Test
    void noConsentAtAllDenies() {
        assertThat(decide()).isEqualTo(new Denied(CONSENT_MISSING, null, NOW));
    }

    @Test
    void aPermitForThePurposePermitsAndCarriesItsObligations() {
        ConsentProvision permit = said(permit().forPurpose(HRESCH).obliging(List.of("REDACT_GENETICS")));

        assertThat(decide(permit)).isEqualTo(new Permitted(permit.consent(), List.of("REDACT_GENETICS"), NOW));
    }

    @Test
    void aPermitForAnotherPurposeOrKindSaysNothing() {
        assertDenied(CONSENT_MISSING, said(permit().forPurpose(TREAT)), said(permit().ofKind(PSYCHOTHERAPY_NOTE)));
    }

    @Test
    void aPermitGivenToAnotherCustodianSaysNothing() {
        assertDenied(CONSENT_MISSING, said(SOUTH, permit(), NOW));
    }

    @Test
    void aPermitThatIsOverDeniesAsExpired() {
        ConsentProvision over = said(permit().forPurpose(HRESCH).during(PAST));

        assertThat(decide(over)).isEqualTo(new Denied(CONSENT_EXPIRED, over.consent(), NOW));
    }

    @Test
    void aPermitToComeDeniesAsNotYetEffectiveEvenIfAnotherIsOver() {
        ConsentProvision coming = said(permit().forPurpose(HRESCH).during(COMING));

        assertThat(decide(coming, said(permit().during(PAST))))
                .isEqualTo(new Denied(CONSENT_NOT_YET_EFFECTIVE, coming.consent(), NOW));
    }

    @Test
    void aRefusalThatIsOverOrToComeSaysNothing() {
        assertDenied(CONSENT_MISSING, said(deny().during(PAST)), said(deny().during(COMING)));
        assertPermitted(said(permit()), said(deny().during(PAST)), said(deny().during(COMING)));
    }

    @Test
    void aPeriodIncludesItsBeginningAndExcludesItsEnd() {
        Instant later = NOW.plusSeconds(60);

        assertPermitted(said(permit().during(new ConsentPeriod(NOW, later))));
        assertDenied(CONSENT_EXPIRED, said(permit().during(new ConsentPeriod(null, NOW))));
    }

    @Test
    void theLaterOfTwoOfTheSameScopeInOneConsentWins() {
        ConsentProvision early = again(permit().forPurpose(HRESCH), NOW.minusSeconds(20));
        ConsentProvision late = again(deny().forPurpose(HRESCH), NOW.minusSeconds(10));
        ConsentProvision latest = again(permit().forPurpose(HRESCH), NOW.minusSeconds(5));

        assertDenied(CONSENT_REFUSED, early, late);
        assertPermitted(early, late, latest);
    }

    @Test
    void ofTwoConsentsOfTheSameScopeTheRefusalWinsHoweverOldItIs() {
        ConsentProvision refusal = said(NORTH, deny().forPurpose(HRESCH), NOW.minusSeconds(20));
        ConsentProvision permit = said(NORTH, permit().forPurpose(HRESCH), NOW.minusSeconds(5));

        assertThat(decide(refusal, permit)).isEqualTo(new Denied(CONSENT_REFUSED, refusal.consent(), NOW));
    }

    @Test
    void ofTwoConsentsThatPermitTheSameTheLaterOnesObligationsHold() {
        ConsentProvision early =
                said(NORTH, permit().forPurpose(HRESCH).obliging(List.of("REDACT_HIV")), NOW.minusSeconds(20));
        ConsentProvision late = said(NORTH, permit().forPurpose(HRESCH), NOW.minusSeconds(5));

        assertThat(decide(early, late)).isEqualTo(new Permitted(late.consent(), List.of(), NOW));
    }

    @Test
    void ofTwoAtTheSameInstantTheRefusalWins() {
        assertDenied(
                CONSENT_REFUSED,
                said(NORTH, permit().forPurpose(HRESCH), NOW),
                said(NORTH, deny().forPurpose(HRESCH), NOW));
    }

    @Test
    void theMoreSpecificWinsHoweverOldItIs() {
        ConsentProvision specific = said(NORTH, permit().forPurpose(HRESCH), NOW.minusSeconds(1000));
        ConsentProvision general = said(NORTH, deny(), NOW);
        ConsentProvision mostSpecific =
                said(NORTH, deny().forPurpose(HRESCH).ofKind(DISCHARGE_SUMMARY), NOW.minusSeconds(2000));

        assertPermitted(specific, general);
        assertDenied(CONSENT_REFUSED, specific, general, mostSpecific);
    }

    @Test
    void aMoreSpecificOneThatIsNotInForceSilencesNothing() {
        assertPermitted(said(permit()), said(deny().forPurpose(HRESCH).during(PAST)));
    }

    @Test
    void aPermitOfThePurposeDoesNotOverrideARefusalOfTheKind() {
        ConsentProvision refusal = said(NORTH, deny().ofKind(DISCHARGE_SUMMARY), NOW.minusSeconds(10));
        ConsentProvision permit = said(NORTH, permit().forPurpose(HRESCH), NOW);

        assertDenied(CONSENT_REFUSED, refusal, permit);
    }

    @Test
    void twoPermitsThatBothCountAddTheirObligations() {
        ConsentAnswer answer = decide(
                said(permit().forPurpose(HRESCH).obliging(List.of("REDACT_GENETICS"))),
                said(permit().ofKind(DISCHARGE_SUMMARY).obliging(List.of("REDACT_HIV"))));

        assertThat(answer).isInstanceOfSatisfying(Permitted.class, permitted -> assertThat(permitted.obligations())
                .containsExactly("REDACT_GENETICS", "REDACT_HIV"));
    }

    private static void assertPermitted(ConsentProvision... provisions) {
        assertThat(decide(provisions)).isInstanceOf(Permitted.class);
    }

    private static void assertDenied(health.pratique.fault.ReasonCode reason, ConsentProvision... provisions) {
        assertThat(decide(provisions)).isInstanceOfSatisfying(Denied.class, denied -> assertThat(denied.reason())
                .isEqualTo(reason));
    }

    private static ConsentAnswer decide(ConsentProvision... provisions) {
        return ConsentDecisions.decide(new ArrayList<>(Arrays.asList(provisions)), QUESTION, NOW);
    }

    private static ConsentProvision again(ConsentStatement statement, Instant recordedAt) {
        return new ConsentProvision(NORTH, new ConsentReference(new UUID(1, 1), 1), statement, recordedAt);
    }

    private static ConsentProvision said(ConsentStatement statement) {
        return said(NORTH, statement, NOW.minusSeconds(3600));
    }

    private static ConsentProvision said(Custodian custodian, ConsentStatement statement, Instant recordedAt) {
        return new ConsentProvision(custodian, new ConsentReference(UUID.randomUUID(), 1), statement, recordedAt);
    }
}
