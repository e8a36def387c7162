package health.pratique.retention;

import health.pratique.model.DocumentKind;
import java.util.Optional;

/**
 * How long the original of a kind of document is kept at least, from its receipt. States may ask for more.
 *
 * @param years at least; the longest of what federal law asks for
 * @param authority the paragraph that asks for it
 */
public record RetentionClass(String name, int years, String authority) {

    /** What is kept for as long as any class asks: a document of which nobody said what it is. */
    static final RetentionClass UNKNOWN = new RetentionClass(
            "unknown", 10, "45 CFR 164.316(b)(2)(i); the longest class, since its kind is not named");

    /** HIPAA's own six years, which the five of the hospital conditions of participation are within. */
    private static final RetentionClass CLINICAL =
            new RetentionClass("clinical", 6, "45 CFR 164.316(b)(2)(i); 42 CFR 482.24(b)(1)");

    /** Test reports two years, HIPAA's six on top. */
    private static final RetentionClass LABORATORY =
            new RetentionClass("laboratory", 6, "45 CFR 164.316(b)(2)(i); 42 CFR 493.1105(a)(6)");

    /** Images of mammography are kept for ten years where no later one exists, and their reports with them. */
    private static final RetentionClass IMAGING =
            new RetentionClass("imaging", 10, "21 CFR 900.12(c)(4)(i); 42 CFR 482.26(d)(2)");

    private static final RetentionClass PATHOLOGY = new RetentionClass("pathology", 10, "42 CFR 493.1105(a)(6)(ii)");

    private static final RetentionClass IMMUNIZATION =
            new RetentionClass("immunization", 10, "42 USC 300aa-25(a); 45 CFR 164.316(b)(2)(i)");

    /** Up to ten years after a claim it can be called false. */
    private static final RetentionClass CLAIM = new RetentionClass("claim", 10, "31 USC 3731(b)(2); 42 CFR 424.516(f)");

    /** Empty for a document of which nobody said what it is. */
    public static Optional<RetentionClass> of(DocumentKind kind) {
        return switch (kind) {
            case DISCHARGE_SUMMARY,
                    PROGRESS_NOTE,
                    CONSULTATION_NOTE,
                    HISTORY_AND_PHYSICAL,
                    OPERATIVE_NOTE,
                    PROCEDURE_NOTE,
                    REFERRAL_NOTE,
                    MEDICATION_LIST,
                    PSYCHOTHERAPY_NOTE,
                    PATIENT_RECORD -> Optional.of(CLINICAL);
            case LABORATORY_REPORT -> Optional.of(LABORATORY);
            case RADIOLOGY_REPORT -> Optional.of(IMAGING);
            case PATHOLOGY_REPORT -> Optional.of(PATHOLOGY);
            case IMMUNIZATION_RECORD -> Optional.of(IMMUNIZATION);
            case CLAIM -> Optional.of(CLAIM);
            case OTHER -> Optional.empty();
        };
    }
}
