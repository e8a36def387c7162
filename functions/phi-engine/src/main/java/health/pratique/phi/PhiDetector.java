package health.pratique.phi;

import java.util.List;

/** Finds PHI in a text. Implementations are thread-safe and never log what they read. */
public interface PhiDetector {

    /** All PHI found, sorted by start; spans of one detector do not overlap. */
    List<PhiSpan> detect(String text);

    /** Name and version, for the audit trail, such as {@code pratique-phi/1}. */
    String version();
}
