package health.pratique.detection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentVault;
import health.pratique.model.Document;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** PHI reports in the quarantine bucket, one a document, at a place that its id gives. */
@ApplicationScoped
public class PhiReports {

    /** A span takes some 120 bytes: more than half a million of them in one document is an attack. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /** A mapper of its own: what Jackson learns of reports while an image is built, the image holds. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectReader READER = JSON.readerFor(PhiReport.class);
    private static final ObjectWriter WRITER = JSON.writerFor(PhiReport.class);

    private final DocumentVault vault;

    public PhiReports(DocumentVault vault) {
        this.vault = vault;
    }

    /** Writes it; writing it again replaces it. */
    public ObjectLocation write(Document document, PhiReport report) {
        try {
            return vault.putReport(document, WRITER.writeValueAsBytes(report));
        } catch (JsonProcessingException defect) {
            throw new InternalFault(ReasonCode.DEFECT).at(defect);
        }
    }

    /**
     * @throws InternalFault if the report is gone or not of these bytes
     */
    public PhiReport read(Document document, ObjectLocation location) {
        try {
            PhiReport report = READER.readValue(vault.open(location, MAX_BYTES).content());
            if (!report.documentId().equals(document.id()) || !report.sha256().equals(document.sha256())) {
                throw new InternalFault(ReasonCode.DEFECT);
            }
            return report;
        } catch (IOException | DocumentRejected unreadable) {
            // The report is ours: that it cannot be read says nothing against the document.
            throw new InternalFault(ReasonCode.DEFECT).at(unreadable);
        }
    }
}
