package health.pratique.validate;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.StoredObject;
import health.pratique.model.DocumentKind;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the sender says about a document, in the object's metadata. Prints as {@code [PHI]}.
 *
 * @param patientId as the custodian's records know the patient; the content may say it instead
 * @param kind the content may say it instead
 * @param emergency why consent is overridden; given with ETREAT only
 * @param source the sending system: letters, digits and . _ : - only, for it is kept in the clear
 */
record IntakeMetadata(
        Optional<String> patientId,
        Optional<DocumentKind> kind,
        PurposeOfUse purpose,
        String source,
        ReleasePolicy releasePolicy,
        Optional<EmergencyReason> emergency) {

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int MAX_PATIENT_ID_LENGTH = 256;

    /**
     * @throws DocumentRejected METADATA_MISSING, or METADATA_INVALID for a word that is not in its list
     */
    static IntakeMetadata of(StoredObject object) {
        Optional<String> patientId = object.metadata("patient-id");
        if (patientId.filter(id -> id.length() > MAX_PATIENT_ID_LENGTH).isPresent()) {
            throw invalid();
        }
        return new IntakeMetadata(
                        patientId,
                        object.metadata("document-kind")
                                .map(kind -> DocumentKind.parse(kind).orElseThrow(IntakeMetadata::invalid)),
                        object.metadata("purpose-of-use")
                                .map(purpose -> word(purpose, PurposeOfUse::valueOf))
                                .orElseThrow(IntakeMetadata::missing),
                        source(object),
                        object.metadata("release-policy")
                                .map(policy -> word(policy, ReleasePolicy::valueOf))
                                .orElse(ReleasePolicy.SAFE_HARBOR),
                        object.metadata("emergency-reason")
                                .map(reason -> EmergencyReason.parse(reason).orElseThrow(IntakeMetadata::invalid)))
                .consistent();
    }

    /** A reason to override consent goes with emergency treatment and with nothing else. */
    private IntakeMetadata consistent() {
        if (emergency.isPresent() && purpose != PurposeOfUse.ETREAT) {
            throw invalid();
        }
        return this;
    }

    private static String source(StoredObject object) {
        String source = object.metadata("source-system").orElseThrow(IntakeMetadata::missing);
        if (!SOURCE.matcher(source).matches()) {
            throw invalid();
        }
        return source;
    }

    /** Reads {@code safe-harbor} and {@code SAFE_HARBOR} alike. */
    private static <T> T word(String text, Function<String, T> parse) {
        try {
            return parse.apply(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw invalid();
        }
    }

    private static DocumentRejected missing() {
        return new DocumentRejected(ReasonCode.METADATA_MISSING);
    }

    private static DocumentRejected invalid() {
        return new DocumentRejected(ReasonCode.METADATA_INVALID);
    }

    @Override
    public String toString() {
        return "IntakeMetadata[PHI]";
    }
}
