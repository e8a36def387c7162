package health.pratique.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.RedactionList;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.Finding;
import health.pratique.model.FraudOutcome;
import health.pratique.model.PipelineState;
import health.pratique.model.Severity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents that reviewers let out: exactly those, for exactly what they saw, and clean. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
@QuarkusTestResource(FunctionSecrets.class)
class ReviewedReleaseTest {

    private static final String NOTE = """
            Patient: Zelda Quarrington    MRN: 55019273    DOB: 07/23/1961
            She keeps bees behind the Old Cooperage and sells honey. Blood pressure 132/84.
            """;
    private static final ComplianceOutcome DATES = ComplianceOutcome.of(List.of(Decided.DATES));

    @Inject
    @Named("store-document")
    StoreDocumentHandler handler;

    @Inject
    ReadyDocuments documents;

    @Inject
    AuditTrail trail;

    @Test
    void aRuleThatAReviewerOverrodeNoLongerHoldsTheDocumentAndTheReviewerIsOnRecord() {
        PipelineState after = handler.handleRequest(
                documents.reviewed(NOTE, Decided.release()).with(DATES), null);
        assertThat(documents.copy(after)).doesNotContain("Zelda", "55019273").contains("132/84");
        AuditEvent event =
                trail.events(ReadyDocuments.HARBOR, after.accepted().id()).getLast();
        assertThat(event.facts())
                .containsEntry("reviewers", "dr.osei")
                .containsEntry("reviewReason", "FALSE_POSITIVE")
                .containsKey("review");
    }

    @Test
    void aRuleThatTheReviewerDidNotSeeIsNotOverridden() {
        Finding other = new Finding("complete-content", "45 CFR 164.312", Severity.REVIEW, "complete it");
        refused(
                documents.reviewed(NOTE, Decided.release()).with(ComplianceOutcome.of(List.of(Decided.DATES, other))),
                ReasonCode.RULE_FAILED);
    }

    @Test
    void aRuleThatBlocksIsNotOverriddenEvenUnderTheSameName() {
        Finding blocks = new Finding(Decided.DATES.rule(), "45 CFR 164.526", Severity.BLOCK, "correct the date");
        refused(
                documents.reviewed(NOTE, Decided.release()).with(ComplianceOutcome.of(List.of(blocks))),
                ReasonCode.RULE_FAILED);
    }

    @Test
    void aFraudScoreIsOverriddenByAReviewOfTheSignalsAlone() {
        FraudOutcome unusual = new FraudOutcome(0.95, 0.8, List.of(), "test/1");
        assertThat(handler.handleRequest(
                                documents
                                        .reviewed(NOTE, Decided.release().forFraud())
                                        .with(unusual),
                                null)
                        .release())
                .isNotNull();
        refused(documents.reviewed(NOTE, Decided.release()).with(DATES).with(unusual), ReasonCode.FRAUD_SUSPECTED);
        refused(
                documents
                        .reviewed(NOTE, Decided.release().forFraud())
                        .with(new FraudOutcome(Double.NaN, 0.8, List.of(), "test/1")),
                ReasonCode.FRAUD_SUSPECTED);
    }

    @Test
    void anOverrideHoldsForTheRunThatCarriesItOutAndNoOther() {
        refused(documents.reviewed(NOTE, Decided.release().by("another-run")).with(DATES), ReasonCode.RULE_FAILED);
    }

    @Test
    void whatIsOnlyProposedOrDecidedByOneOfTwoOverridesNothing() {
        refused(documents.reviewed(NOTE, Decided.release().proposed()).with(DATES), ReasonCode.RULE_FAILED);
        refused(documents.reviewed(NOTE, Decided.release().byOneOfTwo()).with(DATES), ReasonCode.RULE_FAILED);
    }

    @Test
    void whatAReviewerNamesGoesWhereverItStandsHoweverItIsWritten() {
        Decided decided = Decided.redactMore(documents.list("LANDMARK: old  cooperage\n"));
        PipelineState after =
                handler.handleRequest(documents.reviewed(NOTE, decided).with(DATES), null);
        assertThat(documents.copy(after))
                .doesNotContainIgnoringCase("cooperage")
                .contains("honey");
    }

    @Test
    void whatAReviewerNamesAndThePolicyLeavesKeepsTheDocumentIn() {
        Decided decided = Decided.redactMore(documents.list("STATE: honey"));
        refused(documents.reviewed(NOTE, decided).with(DATES), ReasonCode.RESIDUAL_PHI);
    }

    @Test
    void aListThatIsNotTheOneDecidedOnKeepsTheDocumentIn() {
        RedactionList list = documents.list("LANDMARK: Old Cooperage");
        RedactionList other = documents.list("LANDMARK: Blood pressure");
        Decided decided = Decided.redactMore(new RedactionList(list.location(), other.sha256()));
        refused(documents.reviewed(NOTE, decided).with(DATES), ReasonCode.RESIDUAL_PHI);
    }

    private void refused(PipelineState state, ReasonCode reason) {
        assertThatThrownBy(() -> handler.handleRequest(state, null))
                .isInstanceOfSatisfying(PolicyViolated.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason));
        assertThat(documents.isReleased(state)).isFalse();
    }
}
