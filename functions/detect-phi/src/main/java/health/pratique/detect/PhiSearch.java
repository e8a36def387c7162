package health.pratique.detect;

import health.pratique.detection.Consultation;
import health.pratique.detection.DetectedDocument;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.Originals;
import health.pratique.detection.PhiCounts;
import health.pratique.detection.PhiReport;
import health.pratique.detection.PhiReports;
import health.pratique.format.TextField;
import health.pratique.kit.StepResult;
import health.pratique.kit.StepRunner;
import health.pratique.kit.activity.ContentSketch;
import health.pratique.model.Document;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PhiOutcome;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Searches a document for PHI, writes the PHI report beside where a held original would lie, and puts counts into the state. Done
 * twice, it writes the same report twice.
 */
@ApplicationScoped
public class PhiSearch {

    private static final String STEP = "DetectPhi";

    private final StepRunner runner;
    private final Originals originals;
    private final DocumentDetection detection;
    private final PhiReports reports;

    public PhiSearch(StepRunner runner, Originals originals, DocumentDetection detection, PhiReports reports) {
        this.runner = runner;
        this.originals = originals;
        this.detection = detection;
        this.reports = reports;
    }

    public PipelineState run(PipelineState state) {
        return runner.run(STEP, state, () -> search(state));
    }

    /** What a person would read, in the order of the document. */
    private static Stream<String> texts(DetectedDocument detected) {
        return detected.fields().stream()
                .filter(field -> field.meaning().prose())
                .map(TextField::value);
    }

    private StepResult search(PipelineState state) {
        Document document = state.accepted();
        DetectedDocument detected = detection.detect(originals.open(document));
        PhiCounts counts = PhiCounts.of(detected);
        ObjectLocation report = reports.write(document, PhiReport.of(document, detected));
        PhiOutcome outcome = new PhiOutcome(
                PhiRisk.of(counts.byType().keySet()),
                counts.byName(),
                counts.minConfidence(),
                report,
                detected.engine(),
                HexFormat.of().toHexDigits(ContentSketch.of(texts(detected))));
        Consultation consultation = detected.consultation();
        return StepResult.done(
                state.with(outcome),
                Map.of(
                        "risk", outcome.risk().name(),
                        "spans", Integer.toString(counts.total()),
                        "engine", outcome.engine(),
                        "characters", Long.toString(consultation.characters()),
                        "charactersAsked", Long.toString(consultation.asked())));
    }
}
