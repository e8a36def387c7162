package health.pratique.model;

import java.util.Locale;
import java.util.Optional;

/** Why a patient's consent is overridden: HL7 v3 ActReason, ActConsentInformationAccessOverrideReason. Coded, because free text would be PHI. */
public enum EmergencyReason {
    /** Emergency treatment: care is needed now. */
    OVRER,
    /** The patient cannot consent, and nobody who may do so for them can be reached. */
    OVRINCOMP,
    /** In the professional judgment of the one who gives care. */
    OVRPJ,
    /** The safety of the public. */
    OVRPS,
    /** The safety of another person. */
    OVRTPS;

    public static Optional<EmergencyReason> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        for (EmergencyReason reason : values()) {
            if (reason.name().equals(name)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
