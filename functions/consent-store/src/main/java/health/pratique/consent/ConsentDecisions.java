package health.pratique.consent;

import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.fault.ReasonCode;
import health.pratique.model.ConsentDecision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides on provisions, and on nothing else: no clock, no database.
 *
 * <ol>
 *   <li>Provisions of the question's custodian that speak of its purpose and document kind count, while they are in force.
 *   <li>A more specific provision silences a less specific one; of the same scope, the latest counts.
 *   <li>What is left must all permit. Two can be left: said at the same instant, or one naming the purpose and the other the
 *       document kind, so that neither is the more specific. A refusal among them denies.
 *   <li>If nothing is left, no one has permitted: denied.
 * </ol>
 */
public final class ConsentDecisions {

    private static final Comparator<ConsentProvision> BY_AGE = Comparator.comparing(ConsentProvision::recordedAt)
            .thenComparing(provision -> provision.consent().id())
            .thenComparing(provision -> provision.consent().version());

    private ConsentDecisions() {}

    /** @param provisions of the current version of each of the subject's active consents, in any order */
    public static ConsentAnswer decide(List<ConsentProvision> provisions, ConsentQuestion question, Instant at) {
        List<ConsentProvision> relevant = provisions.stream()
                .filter(provision -> provision.custodian().equals(question.custodian()))
                .filter(provision -> provision.statement().speaksOf(question))
                .toList();
        List<ConsentProvision> inForce = relevant.stream()
                .filter(provision -> provision.statement().period().contains(at))
                .toList();
        if (inForce.isEmpty()) {
            return noneInForce(relevant, at);
        }
        List<ConsentProvision> decisive = latest(mostSpecific(inForce));
        Optional<ConsentProvision> refusal = last(decisive, ConsentDecisions::refuses);
        if (refusal.isPresent()) {
            return new Denied(ReasonCode.CONSENT_REFUSED, refusal.get().consent(), at);
        }
        return new Permitted(
                last(decisive, provision -> true).orElseThrow().consent(),
                decisive.stream()
                        .flatMap(provision -> provision.statement().obligations().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                at);
    }

    /** A permit still to come is named before one that is over: waiting cures it. */
    private static ConsentAnswer noneInForce(List<ConsentProvision> relevant, Instant at) {
        Predicate<ConsentProvision> permits = provision -> !refuses(provision);
        Optional<ConsentProvision> coming = last(
                relevant,
                permits.and(provision -> provision.statement().period().begins(at)));
        if (coming.isPresent()) {
            return new Denied(ReasonCode.CONSENT_NOT_YET_EFFECTIVE, coming.get().consent(), at);
        }
        return last(relevant, permits)
                .map(over -> new Denied(ReasonCode.CONSENT_EXPIRED, over.consent(), at))
                .orElseGet(() -> new Denied(ReasonCode.CONSENT_MISSING, null, at));
    }

    private static List<ConsentProvision> mostSpecific(List<ConsentProvision> provisions) {
        return provisions.stream()
                .filter(one ->
                        provisions.stream().noneMatch(other -> other.statement().isMoreSpecificThan(one.statement())))
                .toList();
    }

    private static List<ConsentProvision> latest(List<ConsentProvision> provisions) {
        return provisions.stream()
                .filter(one -> provisions.stream()
                        .noneMatch(other -> other.statement().hasScopeOf(one.statement())
                                && other.recordedAt().isAfter(one.recordedAt())))
                .toList();
    }

    private static Optional<ConsentProvision> last(
            List<ConsentProvision> provisions, Predicate<ConsentProvision> which) {
        return provisions.stream().filter(which).max(BY_AGE);
    }

    private static boolean refuses(ConsentProvision provision) {
        return provision.statement().ruling() == ConsentDecision.DENY;
    }
}
