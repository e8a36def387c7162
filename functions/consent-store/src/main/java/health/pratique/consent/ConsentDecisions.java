package health.pratique.consent;

import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.consent.ConsentAnswer.PermittedByPolicy;
import health.pratique.consent.ConsentAnswer.PermittedInEmergency;
import health.pratique.fault.ReasonCode;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides on provisions, and on nothing else: no clock, no database.
 *
 * <ol>
 *   <li>Emergency treatment (break-glass) is permitted to who says why, whatever the patient has said, and to no other.
 *   <li>Provisions of the question's custodian that are in force and speak of the question count; of a provision and an
 *       exception to it that both do, the exception. Where it is not known whether a criterion matches, a refusal counts and a
 *       permit does not.
 *   <li>In one consent, of the same scope, the latest counts.
 *   <li>A more specific provision silences a less specific one, of the same consent or of another. A restriction of processing
 *       is more specific than all that is none.
 *   <li>What is left must all permit: a refusal among it denies, however old. Of permits of the same scope, the latest counts.
 *   <li>If nothing of the patient's speaks of the question, the custodian's written policy decides, if there is one that
 *       permits; else it is denied.
 * </ol>
 */
public final class ConsentDecisions {

    private static final Comparator<ConsentProvision> BY_AGE = Comparator.comparing(ConsentProvision::recordedAt)
            .thenComparing(provision -> provision.consent().id())
            .thenComparing(provision -> provision.consent().version());

    private ConsentDecisions() {}

    /** Where the custodian's policy leaves everything to the patient. */
    public static ConsentAnswer decide(List<ConsentProvision> provisions, ConsentQuestion question, Instant at) {
        return decide(provisions, Optional::empty, question, at);
    }

    /**
     * @param provisions of the current version of each of the subject's active consents, in any order
     * @param policy the version of the custodian's policy that permits this purpose without a consent; empty if there is none,
     *     or if the patient has taken a consent back. Looked up only where it counts
     */
    static ConsentAnswer decide(
            List<ConsentProvision> provisions,
            Supplier<Optional<Integer>> policy,
            ConsentQuestion question,
            Instant at) {
        if (question.purpose() == PurposeOfUse.ETREAT) {
            EmergencyReason emergency = question.facts().emergency();
            return emergency == null
                    ? new Denied(ReasonCode.EMERGENCY_REASON_MISSING, null, at)
                    : new PermittedInEmergency(emergency, at);
        }
        List<ConsentProvision> own = provisions.stream()
                .filter(provision -> provision.custodian().equals(question.custodian()))
                .toList();
        List<Reach> decisive = mostSpecific(latestOfEachConsent(own.stream()
                .flatMap(provision -> Reach.of(provision, question, at))
                .toList()));
        Optional<ConsentProvision> refusal = last(decisive, Reach::refuses);
        if (refusal.isPresent()) {
            return new Denied(ReasonCode.CONSENT_REFUSED, refusal.get().consent(), at);
        }
        List<Reach> permits = latest(decisive.stream().filter(Reach::permits).toList());
        List<String> obligations = Stream.concat(
                        permits.stream().flatMap(permit -> permit.obligations().stream()),
                        decisive.stream().flatMap(reach -> reach.redactions().stream()))
                .distinct()
                .sorted()
                .toList();
        return last(permits, permit -> true)
                .<ConsentAnswer>map(permit -> new Permitted(permit.consent(), obligations, at))
                .orElseGet(() -> nothingPermits(own, policy, obligations, question, at));
    }

    /** A permit still to come is named before one that is over. A patient who has set a limit is not left to the policy. */
    private static ConsentAnswer nothingPermits(
            List<ConsentProvision> provisions,
            Supplier<Optional<Integer>> policy,
            List<String> obligations,
            ConsentQuestion question,
            Instant at) {
        List<PermitTimes> permits = provisions.stream()
                .flatMap(provision -> PermitTimes.of(provision, question))
                .toList();
        Optional<ConsentProvision> coming = permits.stream()
                .filter(permit -> permit.comes(at))
                .map(PermitTimes::origin)
                .max(BY_AGE);
        if (coming.isPresent()) {
            return new Denied(ReasonCode.CONSENT_NOT_YET_EFFECTIVE, coming.get().consent(), at);
        }
        Optional<ConsentProvision> over =
                permits.stream().map(PermitTimes::origin).max(BY_AGE);
        if (over.isPresent()) {
            return new Denied(ReasonCode.CONSENT_EXPIRED, over.get().consent(), at);
        }
        return policy.get()
                .<ConsentAnswer>map(version -> new PermittedByPolicy(version, obligations, at))
                .orElseGet(() -> new Denied(ReasonCode.CONSENT_MISSING, null, at));
    }

    /** A recording takes the place of what the same consent said of the same before. */
    private static List<Reach> latestOfEachConsent(List<Reach> reaches) {
        return reaches.stream()
                .filter(one -> reaches.stream()
                        .noneMatch(other -> other.origin()
                                        .consent()
                                        .id()
                                        .equals(one.origin().consent().id())
                                && isLater(other, one)))
                .toList();
    }

    /** What only takes content out silences nothing. */
    private static List<Reach> mostSpecific(List<Reach> reaches) {
        return reaches.stream()
                .filter(one -> reaches.stream()
                        .noneMatch(other -> !other.redacts() && other.scope().isMoreSpecificThan(one.scope())))
                .toList();
    }

    private static List<Reach> latest(List<Reach> permits) {
        return permits.stream()
                .filter(one -> permits.stream().noneMatch(other -> isLater(other, one)))
                .toList();
    }

    private static boolean isLater(Reach one, Reach other) {
        return one.origin().recordedAt().isAfter(other.origin().recordedAt())
                && one.scope().isSameAs(other.scope());
    }

    private static Optional<ConsentProvision> last(List<Reach> reaches, Predicate<Reach> which) {
        return reaches.stream().filter(which).map(Reach::origin).max(BY_AGE);
    }
}
