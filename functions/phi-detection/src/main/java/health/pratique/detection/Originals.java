package health.pratique.detection;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.StoredObject;
import health.pratique.model.Document;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Opens the original of an accepted document: the very bytes that were accepted, or nothing. */
@ApplicationScoped
public class Originals {

    /** The object metadata in which a sender names the patient; a note may say the number without saying what it is. */
    private static final String PATIENT_ID = "patient-id";

    private final DocumentVault vault;

    public Originals(DocumentVault vault) {
        this.vault = vault;
    }

    /**
     * @throws DocumentRejected DOCUMENT_CHANGED when the object version does not hold the bytes that were accepted;
     *     OBJECT_NOT_FOUND when it is gone
     */
    public Original open(Document document) {
        StoredObject original = vault.open(document.location(), document.bytes());
        if (!original.sha256().equals(document.sha256())) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_CHANGED);
        }
        return new Original(
                DocumentFormats.standard()
                        .reopen(original.content(), FormatLimits.STANDARD.withMaxBytes(document.bytes())),
                original.metadata(PATIENT_ID)
                        .map(IdentifyingValue::patientIdentifier)
                        .orElse(List.of()));
    }
}
