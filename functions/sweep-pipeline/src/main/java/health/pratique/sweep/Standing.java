package health.pratique.sweep;

import health.pratique.consent.ConsentAnswer;
import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.consent.ConsentChange;
import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.ConsentRegister;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentRecord;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
     * Empty while the permit stands, and for a run that has not asked yet: it will be told. A permit that was given after the
     * change stands too.
     */
    Optional<Fallen> fallen(ConsentChange change, DocumentRecord document) {
        Instant after = change.recordedAt().plus(CLOCKS_DIFFER);
        return question(document).flatMap(question -> register.recorded(question)
                .filter(granted -> !(granted instanceof Denied))
                .filter(granted -> !granted.evaluatedAt().isAfter(after))
                .flatMap(granted -> compare(granted, register.present(question))));
    }

    /** Whether a document that was held because its consent changed may now be released under the present one. */
    boolean permittedNow(DocumentRecord document) {
        return question(document)
                .map(register::present)
                .filter(answer -> !(answer instanceof Denied))
                .isPresent();
    }

    /** What the run asked that holds or released the document; empty while it is not known whose document it is. */
    private static Optional<ConsentQuestion> question(DocumentRecord document) {
        SubjectToken subject = document.subject();
        PurposeOfUse purpose = document.purpose();
        DocumentKind kind = document.kind();
        return subject == null || purpose == null || kind == null
                ? Optional.empty()
                : Optional.of(new ConsentQuestion(
                        document.id(), document.execution(), document.custodian(), subject, purpose, kind));
    }

    /** It was permitted once: a consent that is missing now was taken back. */
    private static Optional<Fallen> compare(ConsentAnswer granted, ConsentAnswer present) {
        if (present instanceof Denied denied) {
            ReasonCode reason =
                    denied.reason() == ReasonCode.CONSENT_MISSING ? ReasonCode.CONSENT_WITHDRAWN : denied.reason();
            return Optional.of(new Fallen(reason, facts(denied.consent())));
        }
        if (present instanceof Permitted permitted && !obligations(granted).equals(obligations(present))) {
            return Optional.of(new Fallen(ReasonCode.CONSENT_CHANGED, facts(permitted.consent())));
        }
        return Optional.empty();
    }

    private static Set<String> obligations(ConsentAnswer answer) {
        return answer instanceof Permitted permitted ? Set.copyOf(permitted.obligations()) : Set.of();
    }

    private static Map<String, String> facts(@Nullable ConsentReference consent) {
        return consent == null
                ? Map.of()
                : Map.of(
                        "consentId", consent.id().toString(),
                        "version", Integer.toString(consent.version()));
    }
}
