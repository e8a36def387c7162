package health.pratique.api.documents;

import health.pratique.consent.ConsentAnswer;
import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.ConsentRegister;
import health.pratique.kit.DocumentRecord;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whether a copy may be given out now. It was made for one purpose, under a consent for that purpose: it is given out for that purpose
 * alone, and only while the consent says what it said. A patient asks for what is their own (45 CFR 164.524), and a privacy officer
 * answers for all of it.
 */
@ApplicationScoped
class ReadConsent {

    private final ConsentRegister register;

    ReadConsent(ConsentRegister register) {
        this.register = register;
    }

    /** @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE: nothing is given out then */
    boolean permits(Caller caller, DocumentRecord document) {
        if (caller.role() == Role.PATIENT || caller.role() == Role.PRIVACY_OFFICER) {
            return true;
        }
        Optional<ConsentQuestion> question = ConsentQuestion.of(document);
        return document.purpose() == caller.purpose()
                && question.isPresent()
                && !(register.present(question.get()) instanceof ConsentAnswer.Denied);
    }
}
