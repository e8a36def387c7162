package health.pratique.consent;

import static health.pratique.consent.ConsentSamples.NORTH;
import static health.pratique.fault.ReasonCode.CONSENT_EXPIRED;
import static health.pratique.fault.ReasonCode.CONSENT_MISSING;
import static health.pratique.fault.ReasonCode.CONSENT_NOT_YET_EFFECTIVE;
import static health.pratique.fault.ReasonCode.CONSENT_REFUSED;
import static health.pratique.fault.ReasonCode.EMERGENCY_REASON_MISSING;
import static health.pratique.model.ConsentDecision.DENY;
import static health.pratique.model.ConsentDecision.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.consent.ConsentAnswer.PermittedByPolicy;
import health.pratique.consent.ConsentAnswer.PermittedInEmergency;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentKind;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Exceptions to exceptions, and criteria that are known, not known, or known not to match. The question is research in mid-2026. */
class NestedProvisionsTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final ConsentPeriod PAST = ConsentPeriod.parse("2025-01-01", "2025-12-31");
    private static final ConsentPeriod COMING = ConsentPeriod.parse("2027-01-01", null);
    private static final ConsentCode RECIPIENT = new ConsentCode(ConsentCode.PARTICIPATION, "PRCP");
    private static final ConsentCode CUSTODIAN = new ConsentCode(ConsentCode.PARTICIPATION, "CST");
    private static final ConsentCode HIV = new ConsentCode(ConsentCode.ACT_CODE, "HIV");
    private static final ConsentCode PSYCHOTHERAPY = new ConsentCode(ConsentCode.ACT_CODE, "PSYTHPN");
    private static final ConsentQuestion RESEARCH = ConsentSamples.question(NORTH, ConsentSamples.someSubject());

    @Test
    void anExceptionCountsInThePlaceOfItsProvision() {
        ConsentRule consent = ConsentRule.of(PERMIT).except(ConsentRule.of(DENY, purpose("HRESCH")));

        assertDenied(CONSENT_REFUSED, RESEARCH, consent);
        assertPermitted(asking(PurposeOfUse.TREAT), consent);
    }

    @Test
    void anExceptionToAnExceptionCountsAgain() {
        ConsentRule consent = ConsentRule.of(DENY)
                .except(ConsentRule.of(PERMIT, purpose("HRESCH"))
                        .except(ConsentRule.of(DENY, kind(DocumentKind.DISCHARGE_SUMMARY))
                                .except(ConsentRule.of(PERMIT, actor("Organization/registry")))));

        assertDenied(CONSENT_REFUSED, RESEARCH, consent);
        assertDenied(CONSENT_REFUSED, from("Organization/other"), consent);
        assertPermitted(from("Organization/registry"), consent);
    }

    @Test
    void anExceptionSpeaksOnlyOfWhatItsProvisionSpeaksOf() {
        ConsentRule consent =
                ConsentRule.of(DENY, purpose("TREAT")).except(ConsentRule.of(PERMIT, actor("Organization/registry")));

        assertDenied(CONSENT_MISSING, from("Organization/registry"), consent);
    }

    @Test
    void anExceptionThatIsOverOrToComeDoesNotCount() {
        assertPermitted(
                RESEARCH, ConsentRule.of(PERMIT).except(ConsentRule.of(DENY).during(PAST)));
        assertPermitted(
                RESEARCH, ConsentRule.of(PERMIT).except(ConsentRule.of(DENY).during(COMING)));
    }

    @Test
    void aPeriodAroundAnExceptionEndsIt() {
        assertDenied(
                CONSENT_EXPIRED, RESEARCH, ConsentRule.of(DENY).during(PAST).except(ConsentRule.of(PERMIT)));
        assertDenied(
                CONSENT_NOT_YET_EFFECTIVE,
                RESEARCH,
                ConsentRule.of(DENY).during(COMING).except(ConsentRule.of(PERMIT)));
    }

    @Test
    void ofTwoExceptionsTheMoreSpecificCountsThenTheRefusal() {
        ConsentRule research = ConsentRule.of(PERMIT, purpose("HRESCH"));
        ConsentRule summaries = ConsentRule.of(PERMIT, purpose("HRESCH"), kind(DocumentKind.DISCHARGE_SUMMARY));

        assertDenied(
                CONSENT_REFUSED,
                RESEARCH,
                ConsentRule.of(DENY).except(research, ConsentRule.of(DENY, purpose("HRESCH"))));
        assertPermitted(RESEARCH, ConsentRule.of(DENY).except(summaries, ConsentRule.of(DENY, purpose("HRESCH"))));
    }

    @Test
    void aRefusalOfAnUnknownRecipientCountsAndAPermitDoesNot() {
        assertDenied(
                CONSENT_REFUSED,
                RESEARCH,
                ConsentRule.of(PERMIT).except(ConsentRule.of(DENY, actor("Organization/x"))));
        assertDenied(CONSENT_MISSING, RESEARCH, ConsentRule.of(PERMIT, actor("Organization/x")));
        assertDenied(
                CONSENT_REFUSED,
                RESEARCH,
                ConsentRule.of(DENY).except(ConsentRule.of(PERMIT, actor("Organization/x"))));
    }

    @Test
    void ofActorsInSeveralRolesOneOfEachMustTakePart() {
        ConsentRule consent = ConsentRule.of(
                PERMIT,
                new ActorCriterion(Set.of(
                        new ConsentActor(CUSTODIAN, "Organization/keeper"),
                        new ConsentActor(RECIPIENT, "Organization/a"),
                        new ConsentActor(RECIPIENT, "Organization/b"))));

        assertPermitted(
                from(new ConsentActor(CUSTODIAN, "Organization/keeper"), new ConsentActor(RECIPIENT, "Organization/b")),
                consent);
        assertDenied(CONSENT_MISSING, from(new ConsentActor(RECIPIENT, "Organization/b")), consent);
        assertDenied(
                CONSENT_MISSING,
                from(new ConsentActor(RECIPIENT, "Organization/keeper"), new ConsentActor(RECIPIENT, "Organization/b")),
                consent);
    }

    @Test
    void aPurposeHoldsForThePurposesBelowItAndMightBeANarrowerOne() {
        assertPermitted(RESEARCH, ConsentRule.of(PERMIT, purpose("PurposeOfUse")));
        assertDenied(CONSENT_MISSING, RESEARCH, ConsentRule.of(PERMIT, purpose("CLINTRCH")));
        assertDenied(
                CONSENT_REFUSED, RESEARCH, ConsentRule.of(PERMIT).except(ConsentRule.of(DENY, purpose("CLINTRCH"))));
    }

    @Test
    void whoRefusesUseStandsAgainstDisclosureAndWhoPermitsItDoesNotPermitThat() {
        ConsentRule use = ConsentRule.of(PERMIT, new ActionCriterion(Set.of("use")));

        assertDenied(CONSENT_MISSING, RESEARCH, use);
        assertPermitted(RESEARCH.knowing(ConsentFacts.UNKNOWN.forAction("use")), use);
        assertDenied(
                CONSENT_REFUSED,
                RESEARCH,
                ConsentRule.of(PERMIT).except(ConsentRule.of(DENY, new ActionCriterion(Set.of("use")))));
        assertPermitted(
                RESEARCH, ConsentRule.of(PERMIT).except(ConsentRule.of(DENY, new ActionCriterion(Set.of("collect")))));
    }

    @Test
    void aDocumentTypeOfAnotherKindDoesNotMatchAndAResourceTypeMight() {
        ConsentRule noProcedures = ConsentRule.of(PERMIT).except(ConsentRule.of(DENY, loinc("28570-0")));
        ConsentRule noMedication = ConsentRule.of(PERMIT)
                .except(ConsentRule.of(
                        DENY,
                        new ClassCriterion(
                                Set.of(new ConsentCode("http://hl7.org/fhir/resource-types", "MedicationRequest")))));

        assertPermitted(RESEARCH, noProcedures);
        assertDenied(CONSENT_REFUSED, RESEARCH, noMedication);
        assertPermitted(
                RESEARCH.knowing(ConsentFacts.UNKNOWN.withClasses(
                        Known.exactly(Set.of(new ConsentCode("http://hl7.org/fhir/resource-types", "Observation"))))),
                noMedication);
    }

    @Test
    void aLevelOfConfidentialityIsAHighWaterMark() {
        ConsentRule normal = ConsentRule.of(PERMIT, level("N"));
        ConsentRule notRestricted = ConsentRule.of(PERMIT).except(ConsentRule.of(DENY, level("R")));

        assertPermitted(labelled(confidentiality("L")), normal);
        assertDenied(CONSENT_MISSING, labelled(confidentiality("R")), normal);
        assertDenied(CONSENT_REFUSED, labelled(confidentiality("V")), notRestricted);
        assertPermitted(labelled(confidentiality("N")), notRestricted);
    }

    @Test
    void aRefusedLabelThatADocumentBearsDeniesAndOneThatIsUnknownDeniesToo() {
        ConsentRule consent = ConsentRule.of(PERMIT).except(ConsentRule.of(DENY, label(new ConsentCode("urn:x", "Y"))));

        assertDenied(CONSENT_REFUSED, labelled(new ConsentCode("urn:x", "Y")), consent);
        assertDenied(CONSENT_REFUSED, RESEARCH, consent);
        assertPermitted(labelled(HIV), consent);
    }

    @Test
    void aRefusalOfContentThatCanBeTakenOutBecomesAnObligation() {
        ConsentRule consent = ConsentRule.of(PERMIT).except(ConsentRule.of(DENY, label(PSYCHOTHERAPY)));

        assertThat(decide(RESEARCH, consent))
                .isInstanceOfSatisfying(Permitted.class, permitted -> assertThat(permitted.obligations())
                        .containsExactly("REDACT_PSYCHOTHERAPY"));
        assertDenied(CONSENT_REFUSED, labelled(PSYCHOTHERAPY), consent);
        assertThat(decide(labelled(), consent))
                .isInstanceOfSatisfying(Permitted.class, permitted -> assertThat(permitted.obligations())
                        .isEmpty());
    }

    @Test
    void dataOfATimeThatIsRefusedMightBeInADocument() {
        ConsentRule not2020 = ConsentRule.of(PERMIT)
                .except(ConsentRule.of(DENY, new DataPeriodCriterion(ConsentPeriod.parse("2020-01-01", "2020-12-31"))));

        assertDenied(CONSENT_REFUSED, RESEARCH, not2020);
        assertPermitted(
                RESEARCH.knowing(ConsentFacts.UNKNOWN.withDataPeriod(ConsentPeriod.parse("2021-01-01", "2021-02-01"))),
                not2020);
        assertDenied(
                CONSENT_REFUSED,
                RESEARCH.knowing(ConsentFacts.UNKNOWN.withDataPeriod(ConsentPeriod.parse("2020-03-01", "2020-03-01"))),
                not2020);
    }

    @Test
    void anEmergencyIsPermittedWithItsReasonWhateverThePatientSaidAndWithoutOneNever() {
        ConsentQuestion emergency = asking(PurposeOfUse.ETREAT);

        assertThat(decide(
                        emergency.knowing(ConsentFacts.UNKNOWN.inEmergency(EmergencyReason.OVRER)),
                        ConsentRule.of(DENY)))
                .isEqualTo(new PermittedInEmergency(EmergencyReason.OVRER, NOW));
        assertDenied(EMERGENCY_REASON_MISSING, emergency, ConsentRule.of(PERMIT));
    }

    @Test
    void thePolicyPermitsWhereThePatientHasSaidNothing() {
        assertThat(ConsentDecisions.decide(List.of(), () -> Optional.of(3), asking(PurposeOfUse.TREAT), NOW))
                .isEqualTo(new PermittedByPolicy(3, List.of(), NOW));
    }

    @Test
    void thePolicyKeepsWhatThePatientRefusesOfTheContentAndYieldsToARefusal() {
        List<ConsentProvision> content = List.of(provision(ConsentRule.of(DENY, label(PSYCHOTHERAPY))));
        List<ConsentProvision> all = List.of(provision(ConsentRule.of(DENY)));
        List<ConsentProvision> past = List.of(provision(ConsentRule.of(PERMIT).during(PAST)));

        assertThat(ConsentDecisions.decide(content, () -> Optional.of(1), RESEARCH, NOW))
                .isEqualTo(new PermittedByPolicy(1, List.of("REDACT_PSYCHOTHERAPY"), NOW));
        assertThat(ConsentDecisions.decide(all, () -> Optional.of(1), RESEARCH, NOW))
                .isInstanceOf(Denied.class);
        assertThat(ConsentDecisions.decide(past, () -> Optional.of(1), RESEARCH, NOW))
                .isInstanceOf(Denied.class);
    }

    @Test
    void aConsentHasABoundedNumberOfLevels() {
        ConsentRule deep = ConsentRule.of(PERMIT);
        for (int level = 1; level < ConsentRule.MAX_DEPTH; level++) {
            deep = ConsentRule.of(PERMIT).except(deep);
        }
        ConsentRule deepest = deep;

        assertPermitted(RESEARCH, deepest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConsentRule.of(PERMIT).except(deepest));
    }

    private static PurposeCriterion purpose(String code) {
        return new PurposeCriterion(Set.of(code));
    }

    private static ClassCriterion kind(DocumentKind kind) {
        return ClassCriterion.of(kind);
    }

    private static ClassCriterion loinc(String code) {
        return new ClassCriterion(Set.of(new ConsentCode(ConsentCode.LOINC, code)));
    }

    private static LabelCriterion label(ConsentCode code) {
        return new LabelCriterion(Set.of(code));
    }

    private static LabelCriterion level(String code) {
        return label(confidentiality(code));
    }

    private static ConsentCode confidentiality(String code) {
        return new ConsentCode(ConsentCode.CONFIDENTIALITY, code);
    }

    private static ActorCriterion actor(String reference) {
        return new ActorCriterion(Set.of(new ConsentActor(RECIPIENT, reference)));
    }

    private static ConsentQuestion asking(PurposeOfUse purpose) {
        return new ConsentQuestion(
                RESEARCH.document(), RESEARCH.execution(), NORTH, RESEARCH.subject(), purpose, RESEARCH.kind());
    }

    private static ConsentQuestion from(String recipient) {
        return from(new ConsentActor(RECIPIENT, recipient));
    }

    private static ConsentQuestion from(ConsentActor... actors) {
        return RESEARCH.knowing(ConsentFacts.UNKNOWN.withActors(Known.exactly(Set.of(actors))));
    }

    private static ConsentQuestion labelled(ConsentCode... labels) {
        return RESEARCH.knowing(ConsentFacts.UNKNOWN.withLabels(Known.exactly(Set.of(labels))));
    }

    private static void assertPermitted(ConsentQuestion question, ConsentRule... consents) {
        assertThat(decide(question, consents)).isInstanceOf(Permitted.class);
    }

    private static void assertDenied(ReasonCode reason, ConsentQuestion question, ConsentRule... consents) {
        assertThat(decide(question, consents))
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.reason()).isEqualTo(reason));
    }

    private static ConsentAnswer decide(ConsentQuestion question, ConsentRule... consents) {
        return ConsentDecisions.decide(
                Arrays.stream(consents).map(NestedProvisionsTest::provision).toList(), question, NOW);
    }

    private static ConsentProvision provision(ConsentRule rule) {
        return new ConsentProvision(NORTH, new ConsentReference(UUID.randomUUID(), 1), rule, NOW.minusSeconds(3600));
    }
}
