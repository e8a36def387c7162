package health.pratique.consent;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.fault.ReasonCode;
import health.pratique.model.ConsentDecision;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any set of provisions. Times are few and small, so that ties and touching periods are common. */
class ConsentDecisionsProperties {

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LAST = 6;
    private static final ConsentQuestion QUESTION =
            ConsentSamples.question(ConsentSamples.NORTH, ConsentSamples.someSubject());
    private static final ConsentReference ADDED = new ConsentReference(new UUID(9, 9), 1);
    private static final Set<ReasonCode> REASONS = EnumSet.of(
            ReasonCode.CONSENT_MISSING,
            ReasonCode.CONSENT_EXPIRED,
            ReasonCode.CONSENT_NOT_YET_EFFECTIVE,
            ReasonCode.CONSENT_REFUSED);

    @Property
    void aPermitRestsOnAPermitThatIsInForceAndSpeaksOfTheQuestion(
            @ForAll("provisions") List<ConsentProvision> provisions, @ForAll("instants") Instant at) {
        if (decide(provisions, at) instanceof Permitted permitted) {
            assertThat(provisions)
                    .anyMatch(provision -> provision.consent().equals(permitted.consent())
                            && provision.custodian().equals(QUESTION.custodian())
                            && provision.rule().ruling() == ConsentDecision.PERMIT
                            && speaksOfTheQuestion(provision)
                            && provision.rule().period().contains(at));
        }
    }

    @Property
    void aDenialHasAReasonOfConsent(
            @ForAll("provisions") List<ConsentProvision> provisions, @ForAll("instants") Instant at) {
        if (decide(provisions, at) instanceof Denied denied) {
            assertThat(REASONS).contains(denied.reason());
            assertThat(denied.consent() == null).isEqualTo(denied.reason() == ReasonCode.CONSENT_MISSING);
        }
    }

    @Property
    void theOrderOfProvisionsDoesNotMatter(
            @ForAll("provisions") List<ConsentProvision> provisions,
            @ForAll("instants") Instant at,
            @ForAll Random random) {
        List<ConsentProvision> shuffled = new ArrayList<>(provisions);
        Collections.shuffle(shuffled, random);

        assertThat(decide(shuffled, at)).isEqualTo(decide(provisions, at));
    }

    @Property
    void whatDoesNotSpeakOfTheQuestionDoesNotMatter(
            @ForAll("provisions") List<ConsentProvision> provisions, @ForAll("instants") Instant at) {
        List<ConsentProvision> relevant = provisions.stream()
                .filter(provision -> provision.custodian().equals(QUESTION.custodian()))
                .filter(ConsentDecisionsProperties::speaksOfTheQuestion)
                .toList();

        assertThat(decide(relevant, at)).isEqualTo(decide(provisions, at));
    }

    @Property
    void aRefusalOfJustThisFromNowOnAlwaysDenies(
            @ForAll("provisions") List<ConsentProvision> provisions, @ForAll("instants") Instant at) {
        ConsentStatement refusal =
                ConsentStatement.deny().forPurpose(QUESTION.purpose()).ofKind(QUESTION.kind());

        assertThat(decide(with(provisions, refusal, EPOCH.plusSeconds(LAST)), at))
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.reason()).isEqualTo(ReasonCode.CONSENT_REFUSED));
    }

    @Property
    void aLaterPermitOfJustThisInTheSameConsentAlwaysPermits(
            @ForAll("provisions") List<ConsentProvision> provisions, @ForAll("instants") Instant at) {
        ConsentStatement permit =
                ConsentStatement.permit().forPurpose(QUESTION.purpose()).ofKind(QUESTION.kind());

        assertThat(decide(with(ofOneConsent(provisions), permit, EPOCH.plusSeconds(LAST + 1)), at))
                .isInstanceOf(Permitted.class);
    }

    @Property
    void noPermitOfAnotherConsentTurnsARefusalOfJustThisIntoAPermit(
            @ForAll("provisions") List<ConsentProvision> provisions, @ForAll("instants") Instant at) {
        ConsentStatement refusal =
                ConsentStatement.deny().forPurpose(QUESTION.purpose()).ofKind(QUESTION.kind());

        assertThat(decide(with(provisions, refusal, EPOCH), at)).isInstanceOf(Denied.class);
    }

    @Property
    void anotherRefusalNeverTurnsADenialIntoAPermit(
            @ForAll("provisions") List<ConsentProvision> provisions,
            @ForAll("statements") ConsentStatement statement,
            @ForAll("instants") Instant recordedAt,
            @ForAll("instants") Instant at) {
        ConsentStatement refusal = new ConsentStatement(
                ConsentDecision.DENY, statement.purpose(), statement.kind(), statement.period(), List.of());

        if (decide(provisions, at) instanceof Denied) {
            assertThat(decide(with(provisions, refusal, recordedAt), at)).isInstanceOf(Denied.class);
        }
    }

    /** What the ledger does when it leaves a provision behind. */
    @Property
    void aProvisionWhosePeriodALaterOneOfItsScopeCoversNeverMattersAgain(
            @ForAll("provisions") List<ConsentProvision> provisions,
            @ForAll("statements") ConsentStatement next,
            @ForAll("instants") Instant at) {
        List<ConsentProvision> consent = ofOneConsent(provisions);
        List<ConsentProvision> carried = consent.stream()
                .filter(provision -> !provision.custodian().equals(QUESTION.custodian())
                        || !provision.rule().scope().isSameAs(next.rule().scope())
                        || !next.period().covers(provision.rule().period()))
                .toList();
        Instant later = EPOCH.plusSeconds(LAST + 1);

        assertThat(decide(with(carried, next, later), at).getClass())
                .isEqualTo(decide(with(consent, next, later), at).getClass());
    }

    private static boolean speaksOfTheQuestion(ConsentProvision provision) {
        return provision.rule().scope().matches(QUESTION, provision.rule().ruling()) == Match.YES;
    }

    /** As versions of the one consent that a patient's own words to a custodian are. */
    private static List<ConsentProvision> ofOneConsent(List<ConsentProvision> provisions) {
        return provisions.stream()
                .map(provision ->
                        new ConsentProvision(provision.custodian(), ADDED, provision.rule(), provision.recordedAt()))
                .toList();
    }

    private static ConsentAnswer decide(List<ConsentProvision> provisions, Instant at) {
        return ConsentDecisions.decide(provisions, QUESTION, at);
    }

    private static List<ConsentProvision> with(
            List<ConsentProvision> provisions, ConsentStatement statement, Instant recordedAt) {
        List<ConsentProvision> more = new ArrayList<>(provisions);
        more.add(new ConsentProvision(QUESTION.custodian(), ADDED, statement, recordedAt));
        return more;
    }

    @Provide
    Arbitrary<List<ConsentProvision>> provisions() {
        return Combinators.combine(
                        Arbitraries.of(ConsentSamples.NORTH, ConsentSamples.NORTH, ConsentSamples.SOUTH),
                        Arbitraries.integers().between(0, 3),
                        statements(),
                        instants())
                .as((custodian, id, statement, recordedAt) -> new ConsentProvision(
                        custodian, new ConsentReference(new UUID(8, id), 1), statement, recordedAt))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<ConsentStatement> statements() {
        return Combinators.combine(
                        Arbitraries.of(ConsentDecision.class),
                        Arbitraries.of(PurposeOfUse.HRESCH, PurposeOfUse.TREAT).injectNull(0.4),
                        Arbitraries.of(DocumentKind.DISCHARGE_SUMMARY, DocumentKind.CLAIM)
                                .injectNull(0.4),
                        Arbitraries.integers().between(0, LAST - 1).injectNull(0.5),
                        Arbitraries.integers().between(1, LAST).injectNull(0.5))
                .as((ruling, purpose, kind, from, length) ->
                        new ConsentStatement(ruling, purpose, kind, period(from, length), List.of()));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.integers().between(0, LAST).map(EPOCH::plusSeconds);
    }

    private static ConsentPeriod period(Integer from, Integer length) {
        Instant begin = from == null ? null : EPOCH.plusSeconds(from);
        Instant end = length == null ? null : EPOCH.plusSeconds((from == null ? 0 : from) + length);
        return new ConsentPeriod(begin, end);
    }
}
