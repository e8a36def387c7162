package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.text.Recognition;

/** Plain text: whatever decodes as text and is nothing else. Asked last. */
final class TextReader implements FormatReader {

    @Override
    public boolean recognises(Content content) {
        return true;
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        String text = content.text();
        if (text.isBlank()) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_EMPTY);
        }
        if (Recognition.of(text) != Recognition.TEXT) {
            throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        }
        return new TextDocument(text);
    }
}
