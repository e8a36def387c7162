package health.pratique.model;

import java.util.Locale;
import java.util.Optional;

/** What a document is, clinically. Decides its retention class. */
public enum DocumentKind {
    DISCHARGE_SUMMARY,
    PROGRESS_NOTE,
    CONSULTATION_NOTE,
    HISTORY_AND_PHYSICAL,
    OPERATIVE_NOTE,
    PROCEDURE_NOTE,
    REFERRAL_NOTE,
    RADIOLOGY_REPORT,
    PATHOLOGY_REPORT,
    LABORATORY_REPORT,
    MEDICATION_LIST,
    IMMUNIZATION_RECORD,
    PSYCHOTHERAPY_NOTE,
    PATIENT_RECORD,
    CLAIM,
    OTHER;

    /** Reads {@code discharge-summary} and {@code DISCHARGE_SUMMARY} alike. */
    public static Optional<DocumentKind> parse(String text) {
        String name = text.strip().replace('-', '_').toUpperCase(Locale.ROOT);
        for (DocumentKind kind : values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
