package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.dicom.DicomFile;
import health.pratique.format.dicom.EncapsulatedDocument;
import health.pratique.model.DocumentFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DICOM Part 10, by the four letters behind its preamble. An encapsulated PDF or CDA document is opened by its own format. */
final class DicomReader implements FormatReader {

    /** Levels that the file takes of those a document may have. */
    private static final int LEVELS = 20;

    /** What a copy of it can be encapsulated as again. */
    private static final Map<String, DocumentFormat> OPENED =
            Map.of("application/pdf", DocumentFormat.PDF, "text/xml", DocumentFormat.CCDA);

    @Override
    public boolean recognises(Content content) {
        return content.has(DicomFile.PREAMBLE, (byte) 'D', (byte) 'I', (byte) 'C', (byte) 'M');
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        DicomFile file = DicomFile.of(content.bytes(), limits);
        return new DicomDocument(
                file,
                file.encapsulated().map(document -> inside(document, limits)).orElse(null));
    }

    /** Null for what cannot be opened, or would not be what it is called: it is shown as an attachment. */
    private static @Nullable OpenedDocument inside(EncapsulatedDocument document, FormatLimits limits) {
        if (limits.maxDepth() <= LEVELS) {
            return null;
        }
        try {
            OpenedDocument opened = DocumentFormats.standard()
                    .open(document.content(), limits.withMaxDepth(limits.maxDepth() - LEVELS));
            return opened.format() == OPENED.get(document.mediaType()) ? opened : null;
        } catch (DocumentRejected rejected) {
            if (rejected.reason() == ReasonCode.ACTIVE_CONTENT) {
                throw rejected;
            }
            return null;
        } catch (PolicyViolated unread) {
            return null;
        }
    }
}
