package health.pratique.store;

import health.pratique.detection.DetectedDocument;
import health.pratique.detection.DetectorName;
import health.pratique.detection.Detectors;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.Original;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.PhiEngine;
import java.util.List;
import java.util.Map;

/** The cleaning of a release without the platform around it: the local engine alone, nothing stored. Thread-safe. */
public final class OfflineDeidentification {

    private final DocumentDetection detection;
    private final DocumentCleaner cleaner;

    public OfflineDeidentification() {
        Detectors local = new Detectors(Map.of(DetectorName.LOCAL, PhiEngine.standard()), 0);
        detection = new DocumentDetection(local);
        cleaner = new DocumentCleaner(new OutputCheck(local));
    }

    /**
     * @param subjectKey the key behind surrogates, 32 bytes
     * @return the clean document in its own format, in UTF-8
     * @throws DocumentRejected when the document cannot be opened
     * @throws PolicyViolated RESIDUAL_PHI when the copy could not be proved clean
     */
    public byte[] deidentify(byte[] content, ReleasePolicy policy, byte[] subjectKey) {
        OpenedDocument document = DocumentFormats.standard().open(content, FormatLimits.STANDARD);
        DetectedDocument detected = detection.detect(new Original(document, List.of()));
        return switch (cleaner.clean(document, detected, policy, subjectKey)) {
            case Cleaning.Clean clean -> clean.content();
            case Cleaning.Unclean unclean -> throw new PolicyViolated(ReasonCode.RESIDUAL_PHI);
        };
    }
}
