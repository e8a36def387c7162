package health.pratique.sweep;

import health.pratique.consent.ConsentAnswer;
import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.PermittedInEmergency;
import health.pratique.consent.ConsentCause.PolicyRevoked;
import health.pratique.consent.ConsentChange;
import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.ConsentRegister;
import health.pratique.consent.ReleasePermit;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether what a run was permitted is still permitted, and under the same obligations. */
@ApplicationScoped
public class Standing {

    /** By how much a function's clock may be ahead of the database's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final ConsentRegister register;

    public Standing(ConsentRegister register) {
        this.register = register;
    }

    /**
     * Why a document's permit does not stand any more.
     *
     * @param reason CONSENT_CHANGED if another release is still permitted
     * @param facts what the present answer rests on
     */
    record Fallen(ReasonCode reason, Map<String, String> facts) {}

    /**
     * Empty while the permit stands, and for a run that has not asked yet: it will be told. A permit in an emergency stands:
     * nobody asked what the patient has said, and a review looks at it. A permit that was given after the change stands too.
     */
    Optional<Fallen> fallen(ConsentChange change, DocumentRecord document) {
        Instant after = change.at().plus(CLOCKS_DIFFER);
        return ConsentQuestion.of(document).flatMap(question -> register.recorded(question)
                .filter(granted -> !(granted instanceof Denied) && !(granted instanceof PermittedInEmergency))
                .filter(granted -> !granted.evaluatedAt().isAfter(after))
                .flatMap(granted -> compare(change, granted, register.present(question))));
    }

    /** Whether a document that was held because its consent changed may now be released under the present one. */
    boolean permittedNow(DocumentRecord document) {
        return ConsentQuestion.of(document)
                .map(register::present)
                .filter(answer -> !(answer instanceof Denied))
                .isPresent();
    }

    private static Optional<Fallen> compare(ConsentChange change, ConsentAnswer granted, ConsentAnswer present) {
        if (present instanceof Denied denied) {
            // What the custodian's policy does not permit any more, no patient has taken back.
            ReasonCode reason =
                    change.cause() instanceof PolicyRevoked ? denied.reason() : ReleasePermit.reason(denied);
            return Optional.of(new Fallen(reason, ReleasePermit.facts(present)));
        }
        return Set.copyOf(granted.obligations()).equals(Set.copyOf(present.obligations()))
                ? Optional.empty()
                : Optional.of(new Fallen(ReasonCode.CONSENT_CHANGED, ReleasePermit.facts(present)));
    }
}
