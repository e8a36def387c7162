package health.pratique.cleaning;

import health.pratique.detection.DetectedDocument;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.Original;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.OpenedDocument;
import health.pratique.model.ReleasePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A document that nobody keeps, cleaned as a release is: for who hands one in and waits. Thread-safe. */
@ApplicationScoped
public class Deidentification {

    private final DocumentDetection detection;
    private final DocumentCleaner cleaner;

    public Deidentification(DocumentDetection detection, DocumentCleaner cleaner) {
        this.detection = detection;
        this.cleaner = cleaner;
    }

    /**
     * @param subjectKey the key behind surrogates, 32 bytes
     * @throws PolicyViolated RESIDUAL_PHI when the copy could not be proved clean
     */
    public CleanCopy clean(OpenedDocument document, ReleasePolicy policy, byte[] subjectKey) {
        DetectedDocument detected = detection.detect(new Original(document, List.of()));
        return switch (cleaner.clean(document, detected, policy, subjectKey)) {
            case Cleaning.Clean clean -> new CleanCopy(clean.content(), detected);
            case Cleaning.Unclean unclean -> throw new PolicyViolated(ReasonCode.RESIDUAL_PHI);
        };
    }
}
