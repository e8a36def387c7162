package health.pratique.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.ReviewPlan;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.RedactionList;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewAction;
import health.pratique.kit.ReviewOverride;
import health.pratique.kit.ReviewReason;
import health.pratique.kit.ReviewStatus;
import health.pratique.local.cloud.workflow.ExecutionStatus;
import health.pratique.local.cloud.workflow.ExecutionView;
import health.pratique.model.DocumentStatus;
import health.pratique.model.Finding;
import health.pratique.model.ObjectLocation;
import health.pratique.model.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a document in quarantine to what a reviewer decided, through the deployed workflow. */
@Timeout(300)
class QuarantineReviewTest {

    private static final Finding IMPLAUSIBLE =
            new Finding("plausible-dates", "45 CFR 164.526", Severity.REVIEW, "correct the date");
    private static final Finding FORBIDDEN =
            new Finding("part-2-consent", "42 CFR 2.31", Severity.BLOCK, "get the consent");
    private static final RedactionList LIST =
            new RedactionList(ObjectLocation.of("quarantine", "list"), "ab".repeat(32));

    @TempDir
    Path directory;

    private ReviewPlatform platform;

    @BeforeEach
    void start() {
        platform = new ReviewPlatform(directory.resolve("executions"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aDocumentThatAReviewerReleasesGoesOutUnderTheReviewersNameAndReason() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        platform.decide(review, decision(ReviewAction.RELEASE, "dr.osei"));
        assertThat(platform.document(review).status()).isEqualTo(DocumentStatus.RELEASED);
        assertThat(platform.overrides).singleElement().isInstanceOfSatisfying(ReviewOverride.class, override -> {
            assertThat(override.reviewers()).containsExactly("dr.osei");
            assertThat(override.reason()).isEqualTo(ReviewReason.FALSE_POSITIVE);
            assertThat(override.rules()).containsExactly("plausible-dates");
            assertThat(override.fraud()).isFalse();
        });
        assertThat(platform.events(review))
                .extracting(AuditEvent::action)
                .containsSubsequence("QuarantineDocument", "DecideReview", "ApplyReview", "StoreDocument");
        assertThat(platform.chainsWhole()).isTrue();
    }

    @Test
    void aRejectionEndsTheDocumentWithTheDecision() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        platform.decide(review, decision(ReviewAction.REJECT, "dr.osei"));
        assertThat(platform.document(review).status()).isEqualTo(DocumentStatus.REJECTED);
        assertThat(platform.document(review).reason()).isEqualTo(ReasonCode.REVIEW_REJECTED);
        assertThat(platform.runs()).allMatch(run -> run.status() == ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aDocumentThatIsProcessedAgainHasNothingOverridden() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        platform.decide(review, decision(ReviewAction.REPROCESS, "dr.osei"));
        assertThat(platform.document(review).execution()).contains(review.id());
        assertThat(platform.overrides).isEmpty();
    }

    @Test
    void twoPeopleHaveToAgreeWhereTwoAreAskedFor() {
        Review review = platform.held(ReasonCode.FRAUD_SUSPECTED, Map.of(Review.SIGNALS, "velocity"));
        platform.decide(review, decision(ReviewAction.RELEASE, "dr.osei"));
        assertThat(platform.now(review).status()).isEqualTo(ReviewStatus.OPEN);
        assertThat(platform.document(review).status()).isEqualTo(DocumentStatus.QUARANTINED);
        refused(ReasonCode.REVIEWER_NOT_SECOND, review, decision(ReviewAction.RELEASE, "Dr.Osei"));
        platform.decide(review, decision(ReviewAction.RELEASE, "m.lindqvist"));
        assertThat(platform.document(review).status()).isEqualTo(DocumentStatus.RELEASED);
        assertThat(platform.overrides).singleElement().isInstanceOfSatisfying(ReviewOverride.class, override -> {
            assertThat(override.reviewers()).containsExactly("dr.osei", "m.lindqvist");
            assertThat(override.fraud()).isTrue();
        });
    }

    @Test
    void aCustodianThatConfiguredTwoPeopleGetsTwoForEveryRelease() {
        platform.configuration.change(
                ReviewPlatform.HARBOR,
                ConfigurationContent.DEFAULT.with(new ReviewPlan(true)),
                "user:j.doe",
                "board of 3 March");
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        platform.decide(review, decision(ReviewAction.RELEASE, "dr.osei"));
        assertThat(platform.now(review).status()).isEqualTo(ReviewStatus.OPEN);
        platform.decide(review, decision(ReviewAction.RELEASE, "m.lindqvist"));
        assertThat(platform.document(review).status()).isEqualTo(DocumentStatus.RELEASED);
    }

    @Test
    void aBrokenRuleDoesNotMakeASuspiciousSubmissionOnePersonsToRelease() {
        Review review = platform.held(ReasonCode.RULE_FAILED, Map.of(Review.SIGNALS, "velocity"), IMPLAUSIBLE);
        platform.decide(review, decision(ReviewAction.RELEASE, "dr.osei"));
        assertThat(platform.now(review).status()).isEqualTo(ReviewStatus.OPEN);
    }

    @Test
    void theSecondReviewerConfirmsTheFirstOrKeepsTheDocumentIn() {
        Review review = platform.held(ReasonCode.FRAUD_SUSPECTED);
        platform.decide(review, decision(ReviewAction.RELEASE, "dr.osei"));
        refused(ReasonCode.REVIEW_DIFFERS, review, redaction("m.lindqvist"));
        platform.decide(review, decision(ReviewAction.REJECT, "m.lindqvist"));
        assertThat(platform.document(review).status()).isEqualTo(DocumentStatus.REJECTED);
    }

    @Test
    void aSecondDecisionIsRefused() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        platform.decide(review, decision(ReviewAction.REJECT, "dr.osei"));
        refused(ReasonCode.REVIEW_DECIDED, review, decision(ReviewAction.RELEASE, "m.lindqvist"));
    }

    @Test
    void theSameDecisionSentTwiceIsOne() {
        Review review = platform.held(ReasonCode.FRAUD_SUSPECTED);
        Decision decision = decision(ReviewAction.RELEASE, "dr.osei");
        platform.decide(review, decision);
        platform.decide(review, decision);
        assertThat(platform.now(review).votes()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReasonCode.class,
            names = {
                "CONSENT_MISSING",
                "CONSENT_REFUSED",
                "MALWARE_FOUND",
                "MALWARE_NOT_SCANNED",
                "RESIDUAL_PHI",
                "STEP_FAILED"
            })
    void whatIsNobodysToOverrideIsNotReleased(ReasonCode reason) {
        Review review = platform.held(reason);
        refused(ReasonCode.REVIEW_NOT_ALLOWED, review, decision(ReviewAction.RELEASE, "dr.osei"));
    }

    @Test
    void aRuleThatBlocksIsNotOverridden() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE, FORBIDDEN);
        refused(ReasonCode.REVIEW_NOT_ALLOWED, review, decision(ReviewAction.RELEASE, "dr.osei"));
    }

    @Test
    void whatWasLeftInADocumentIsRedactedByTwoPeople() {
        Review review = platform.held(ReasonCode.RESIDUAL_PHI);
        platform.decide(review, redaction("dr.osei"));
        platform.decide(review, redaction("m.lindqvist"));
        assertThat(platform.overrides)
                .singleElement()
                .isInstanceOfSatisfying(ReviewOverride.class, override -> assertThat(override.redactions())
                        .isEqualTo(LIST));
    }

    @Test
    void atEachDeadlineSomebodyElseIsToldAndThenTheDocumentStaysHeldAndReviewable() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        platform.pass(Duration.ofHours(24));
        assertThat(platform.told).containsExactly("SecurityAlertTopic");
        platform.pass(Duration.ofHours(4));
        platform.pass(Duration.ofHours(4));
        assertThat(platform.told).containsExactly("SecurityAlertTopic", "ReviewEscalationTopic", "OnCallTopic");
        platform.pass(Duration.ofDays(30));
        assertThat(platform.now(review).status()).isEqualTo(ReviewStatus.ESCALATED);
        assertThat(platform.told).hasSize(3);
        platform.decide(review, decision(ReviewAction.RELEASE, "dr.osei"));
        assertThat(platform.document(review).status()).isEqualTo(DocumentStatus.RELEASED);
        assertThat(platform.events(review)).extracting(AuditEvent::action).contains("EscalateReview");
    }

    @Test
    void aReviewThatNobodyEverDecidedCanStillBeRejectedButWhatWasSeenIsTooOldToReleaseOn() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        platform.pass(Duration.ofHours(24));
        platform.pass(Duration.ofHours(4));
        platform.pass(Duration.ofHours(4));
        platform.pass(Duration.ofDays(300));
        assertThat(platform.runs()).allMatch(run -> run.status() == ExecutionStatus.SUCCEEDED);
        assertThat(platform.document(review).status()).isEqualTo(DocumentStatus.QUARANTINED);
        refused(ReasonCode.REVIEW_EXPIRED, review, decision(ReviewAction.RELEASE, "dr.osei"));
        platform.decide(review, decision(ReviewAction.REPROCESS, "dr.osei"));
        assertThat(platform.document(review).execution()).contains(review.id());
    }

    @Test
    void aPlatformThatStoppedWhileAReviewWaitedTakesTheDecisionAfterwards() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        platform.restart();
        platform.idle();
        platform.decide(review, decision(ReviewAction.RELEASE, "dr.osei"));
        assertThat(platform.document(review).status()).isEqualTo(DocumentStatus.RELEASED);
        assertThat(platform.runs()).hasSize(1);
    }

    @Test
    void aReviewWhoseWorkflowNeverBeganIsCarriedOutNevertheless() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        platform.dropWorkflow();
        platform.decide(review, decision(ReviewAction.RELEASE, "dr.osei"));
        assertThat(platform.document(review).status()).isEqualTo(DocumentStatus.RELEASED);
    }

    @Test
    void aDecisionOnADocumentThatMovedOnIsRefusedAndItsWorkflowEndsAtTheDeadline() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        platform.reprocess(review);
        refused(ReasonCode.REVIEW_OVERTAKEN, review, decision(ReviewAction.RELEASE, "dr.osei"));
        platform.pass(Duration.ofHours(24));
        assertThat(platform.runs()).allMatch(run -> run.status() == ExecutionStatus.SUCCEEDED);
        assertThat(platform.told).isEmpty();
    }

    @Test
    void aReviewersWordsAreInTheQuarantineBucketAndNowhereElse() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        Decision decision = new Decision(
                UUID.randomUUID().toString(),
                ReviewAction.REJECT,
                "dr.osei",
                ReviewReason.SENT_IN_ERROR,
                "Mrs. Quarrington called",
                null);
        platform.decide(review, decision);
        ObjectLocation note = platform.now(review).votes().getFirst().note();
        assertThat(platform.text(note)).isEqualTo("Mrs. Quarrington called");
        assertThat(platform.events(review).toString()).doesNotContain("Quarrington");
        assertThat(decision.toString()).doesNotContain("Quarrington");
    }

    @Test
    void aLookAtAnOriginalIsOnRecord() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        ObjectLocation original = platform.view(review, "dr.osei").original();
        assertThat(original.key()).endsWith(review.document() + "/original");
        AuditEvent event = platform.events(review).getLast();
        assertThat(event.action()).isEqualTo("ViewOriginal");
        assertThat(event.actor()).isEqualTo("reviewer:dr.osei");
    }

    @Test
    void withoutANameOrAReasonNothingIsDecided() {
        Review review = platform.held(ReasonCode.RULE_FAILED, IMPLAUSIBLE);
        refused(ReasonCode.REVIEW_INCOMPLETE, review, decision(ReviewAction.REJECT, ""));
        refused(
                ReasonCode.REVIEW_INCOMPLETE,
                review,
                new Decision(UUID.randomUUID().toString(), ReviewAction.REJECT, "dr.osei", null, null, null));
        refused(
                ReasonCode.REVIEW_INCOMPLETE,
                review,
                new Decision(
                        UUID.randomUUID().toString(),
                        ReviewAction.REJECT,
                        "dr.osei",
                        ReviewReason.SENT_IN_ERROR,
                        "x".repeat(Decision.MAX_NOTE + 1),
                        null));
    }

    @Test
    void anEmergencyIsJudgedOnTheCustodiansOwnChain() {
        Review review = platform.brokenGlass();
        refused(ReasonCode.REVIEW_NOT_ALLOWED, review, decision(ReviewAction.RELEASE, "dr.osei"));
        platform.decide(review, decision(ReviewAction.UNJUSTIFIED, "dr.osei"));
        assertThat(platform.now(review).status()).isEqualTo(ReviewStatus.DECIDED);
        List<AuditEvent> events = platform.custodianTrail.events(ReviewPlatform.HARBOR);
        assertThat(events.getLast().facts()).containsEntry("decision", "UNJUSTIFIED");
        refused(ReasonCode.REVIEW_DECIDED, review, decision(ReviewAction.JUSTIFIED, "m.lindqvist"));
    }

    @Test
    void onceAnEmergencyIsJudgedItsWorkflowIsOver() {
        Review review = platform.brokenGlass();
        platform.decide(review, decision(ReviewAction.JUSTIFIED, "dr.osei"));
        assertThat(platform.runs())
                .singleElement()
                .extracting(ExecutionView::status)
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        platform.pass(Duration.ofDays(30));
        assertThat(platform.told).isEmpty();
    }

    @Test
    void anEmergencyThatNobodyJudgesIsToldToEverybodyInTurnAndStaysOpen() {
        Review review = platform.brokenGlass();
        platform.pass(Duration.ofDays(3));
        assertThat(platform.told).containsExactly("SecurityAlertTopic");
        platform.pass(Duration.ofHours(4));
        platform.pass(Duration.ofHours(4));
        assertThat(platform.told).containsExactly("SecurityAlertTopic", "ReviewEscalationTopic", "OnCallTopic");
        platform.pass(Duration.ofDays(300));
        assertThat(platform.runs()).allMatch(run -> run.status() == ExecutionStatus.SUCCEEDED);
        assertThat(platform.told).hasSize(3);
        assertThat(platform.custodianTrail.events(ReviewPlatform.HARBOR))
                .filteredOn(event -> event.action().equals("EscalateReview"))
                .hasSize(3);
        platform.decide(review, decision(ReviewAction.JUSTIFIED, "dr.osei"));
        assertThat(platform.now(review).status()).isEqualTo(ReviewStatus.DECIDED);
    }

    @Test
    void aPlatformThatStoppedWhileAnEmergencyWaitedStillTellsOfItsDeadline() {
        platform.brokenGlass();
        platform.restart();
        platform.idle();
        platform.pass(Duration.ofDays(3));
        assertThat(platform.told).containsExactly("SecurityAlertTopic");
    }

    private void refused(ReasonCode reason, Review review, Decision decision) {
        assertThatThrownBy(() -> platform.decide(review, decision))
                .isInstanceOfSatisfying(PolicyViolated.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason));
    }

    private static Decision decision(ReviewAction action, String reviewer) {
        return decision(action, reviewer, null);
    }

    private static Decision redaction(String reviewer) {
        return decision(ReviewAction.REDACT_MORE, reviewer, LIST);
    }

    private static Decision decision(ReviewAction action, String reviewer, @Nullable RedactionList list) {
        return new Decision(UUID.randomUUID().toString(), action, reviewer, ReviewReason.FALSE_POSITIVE, null, list);
    }
}
