package health.pratique.consent;

import java.util.Map;
import java.util.Optional;

/** Which content de-identification can take out, by the security label that a patient refuses it under. */
final class SensitiveContent {

    private static final String SUBSTANCE_USE = "REDACT_SUBSTANCE_USE";

    /**
     * HL7 v3 ActCode, ActInformationSensitivityPolicy. PSY, MH, BH and SEX mean more than what is taken out under these names,
     * and deny.
     */
    private static final Map<String, String> REDACTIONS = Map.of(
            "PSYTHPN", "REDACT_PSYCHOTHERAPY",
            "ETH", SUBSTANCE_USE,
            "ETHUD", SUBSTANCE_USE,
            "OPIOIDUD", SUBSTANCE_USE,
            "SUD", SUBSTANCE_USE,
            "HIV", "REDACT_HIV");

    private SensitiveContent() {}

    /** The obligation that does what the refusal wants; empty if only a refusal of the whole document does. */
    static Optional<String> redaction(ConsentCode label) {
        return label.system().equals(ConsentCode.ACT_CODE)
                ? Optional.ofNullable(REDACTIONS.get(label.code()))
                : Optional.empty();
    }
}
