package health.pratique.phi;

import java.util.List;

/** Finds PHI in a text. Implementations are thread-safe and never log what they read. */
public interface PhiDetector {

    /** All PHI found, sorted by start; spans of one detector do not overlap. */
    List<PhiSpan> detect(String text);

    /**
     * Whether the span covers nothing but clinical words, such as a drug, a disease, or the eponym of a sign or device: another
     * detector that takes them for a name is mistaken. One that has no lexicon says no.
     */
    default boolean isClinicalTerm(String text, PhiSpan span) {
        return false;
    }

    /** Name and version, for the audit trail, such as {@code pratique-phi/1}. */
    String version();
}
