package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.pdf.EmbeddedFile;
import health.pratique.format.pdf.PdfContent;
import health.pratique.format.pdf.PdfEnvelope;
import health.pratique.format.pdf.PdfOpening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PDF. What it carries is opened by its own format, a PDF in a PDF in a PDF at most; what cannot be opened is dropped, and shown as an
 * attachment.
 */
final class PdfReader implements FormatReader {

    /** Levels that one PDF takes of those a document may have. */
    private static final int LEVELS = 20;

    @Override
    public boolean recognises(Content content) {
        return PdfEnvelope.begins(content.bytes());
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        PdfContent pdf = PdfOpening.open(content.bytes(), limits);
        List<Optional<OpenedDocument>> files = new ArrayList<>();
        for (EmbeddedFile file : pdf.files()) {
            files.add(carried(file, limits));
        }
        return new PdfDocument(pdf, files);
    }

    private static Optional<OpenedDocument> carried(EmbeddedFile file, FormatLimits limits) {
        if (limits.maxDepth() <= LEVELS) {
            return Optional.empty();
        }
        FormatLimits inner = limits.withMaxDepth(limits.maxDepth() - LEVELS);
        try {
            return Optional.of(DocumentFormats.standard().open(file.content(), inner));
        } catch (DocumentRejected rejected) {
            if (rejected.reason() == ReasonCode.ACTIVE_CONTENT) {
                throw rejected;
            }
            return Optional.empty();
        } catch (PolicyViolated unread) {
            return Optional.empty();
        }
    }
}
