package health.pratique.consent;

import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.consent.ConsentAnswer.PermittedByPolicy;
import health.pratique.consent.ConsentAnswer.PermittedInEmergency;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.CommitGuard;
import health.pratique.kit.StepResult.Refused;
import health.pratique.model.Document;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a release on record only while the consent that the document was permitted by still says the same. No consent of the
 * patient changes between the last look at it and the record: a release is wholly before a withdrawal, and is then taken
 * back by whoever follows the withdrawal, or after it, and is then refused.
 */
@ApplicationScoped
public class ReleasePermit {

    private final SubjectLocks locks;
    private final ConsentRegister register;

    public ReleasePermit(SubjectLocks locks, ConsentRegister register) {
        this.locks = locks;
        this.register = register;
    }

    /**
     * Of the state's document, which CheckConsent has let pass. Without an answer from the database nothing is put on record
     * (TransientFault CONSENT_STORE_UNAVAILABLE).
     */
    public CommitGuard of(PipelineState state) {
        Document document = state.accepted();
        return record -> locks.shared(document.custodian(), document.subject(), () -> {
            ConsentAnswer answer = register.present(ConsentQuestion.of(state));
            Optional<Refused> refusal =
                    refusal(answer, Set.copyOf(state.consented().obligations()));
            if (refusal.isEmpty()) {
                record.accept(facts(answer));
            }
            return refusal;
        });
    }

    /** Fewer obligations are another release too: some of them widen what may be released. */
    private static Optional<Refused> refusal(ConsentAnswer answer, Set<String> prepared) {
        if (answer instanceof Denied denied) {
            return Optional.of(new Refused(new ConsentDenied(reason(denied)), facts(answer)));
        }
        return Set.copyOf(answer.obligations()).equals(prepared)
                ? Optional.empty()
                : Optional.of(new Refused(new ConsentDenied(ReasonCode.CONSENT_CHANGED), facts(answer)));
    }

    /** What the answer rests on, for the audit trail. */
    public static Map<String, String> facts(ConsentAnswer answer) {
        return switch (answer) {
            case Permitted permitted -> facts(permitted.consent());
            case PermittedByPolicy permitted -> Map.of("policyVersion", Integer.toString(permitted.policyVersion()));
            case PermittedInEmergency permitted ->
                Map.of("emergency", permitted.reason().name());
            case Denied denied -> facts(denied.consent());
        };
    }

    /** It was permitted when CheckConsent asked: a consent that is missing now was taken back. */
    public static ReasonCode reason(Denied denied) {
        return denied.reason() == ReasonCode.CONSENT_MISSING ? ReasonCode.CONSENT_WITHDRAWN : denied.reason();
    }

    private static Map<String, String> facts(@Nullable ConsentReference consent) {
        return consent == null
                ? Map.of()
                : Map.of(
                        "consentId", consent.id().toString(),
                        "version", Integer.toString(consent.version()));
    }
}
