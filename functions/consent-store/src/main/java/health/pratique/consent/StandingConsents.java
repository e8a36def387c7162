package health.pratique.consent;

import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some patients of one custodian have said, as it stood at one time, and the custodian's policy for one purpose.
 *
 * @param provisions of the current version of each active consent, by patient
 * @param objecting who has taken a consent back or declined one: the policy is not for them
 * @param policy the version that permits the purpose without a consent; null if none does
 */
public record StandingConsents(
        Map<SubjectToken, List<ConsentProvision>> provisions,
        Set<SubjectToken> objecting,
        @Nullable Integer policy) {

    public StandingConsents {
        provisions = Map.copyOf(provisions);
        objecting = Set.copyOf(objecting);
    }

    /** Whether an answer about this patient can depend on a question's kind, classes or codes. */
    public boolean lookInside(SubjectToken subject) {
        return provisions.getOrDefault(subject, List.of()).stream()
                .anyMatch(provision -> provision.rule().looksInside());
    }

    /** @param question of the same custodian and purpose */
    public ConsentAnswer answer(ConsentQuestion question, Instant at) {
        return ConsentDecisions.decide(
                provisions.getOrDefault(question.subject(), List.of()),
                () -> objecting.contains(question.subject()) ? Optional.empty() : Optional.ofNullable(policy),
                question,
                at);
    }
}
