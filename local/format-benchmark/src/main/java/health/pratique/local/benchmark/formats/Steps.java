package health.pratique.local.benchmark.formats;

import health.pratique.cleaning.OfflineDeidentification;
import health.pratique.detection.DetectedDocument;
import health.pratique.detection.DetectorName;
import health.pratique.detection.Detectors;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.Original;
import health.pratique.fault.PipelineFault;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.model.DocumentFormat;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.PhiEngine;
import java.util.List;
import java.util.Map;

/** What is done to one document between intake and release, step by step. Not thread-safe. */
final class Steps {

    private static final byte[] KEY = new byte[32];

    private static final DocumentDetection DETECTION =
            new DocumentDetection(new Detectors(Map.of(DetectorName.LOCAL, PhiEngine.standard()), 0));

    private static final OfflineDeidentification RELEASE = new OfflineDeidentification();

    private final byte[] content;
    private final OpenedDocument opened;
    private final DetectedDocument detected;

    /** @throws PipelineFault if the document cannot be opened, or no clean copy can be made of it */
    Steps(byte[] content) {
        this.content = content;
        this.opened = open();
        this.detected = detect();
        clean();
    }

    DocumentFormat format() {
        return opened.format();
    }

    int bytes() {
        return content.length;
    }

    /** Recognises and reads it by the strict rules of its format, with all its fields. */
    OpenedDocument open() {
        return DocumentFormats.standard().open(content, FormatLimits.STANDARD);
    }

    DetectedDocument detect() {
        return DETECTION.detect(new Original(opened, List.of()));
    }

    byte[] rewrite() {
        return opened.rewrite(new Edits(detected, ReleasePolicy.SAFE_HARBOR, KEY));
    }

    /** One step after the other, and the release. */
    void all() {
        open();
        detect();
        rewrite();
        clean();
    }

    /** All of it, as a release does it: with the search of the copy, and again where something was left. */
    byte[] clean() {
        return RELEASE.deidentify(content, ReleasePolicy.SAFE_HARBOR, KEY);
    }
}
