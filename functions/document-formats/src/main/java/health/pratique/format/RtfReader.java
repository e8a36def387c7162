package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.rtf.RtfParser;
import health.pratique.format.rtf.RtfText;
import health.pratique.format.text.Recognition;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** RTF, of any version: what word processors and old record systems print notes in. */
final class RtfReader implements FormatReader {

    private static final String START = "{\\rtf";
    private static final Set<DocumentFormat> RELEASED =
            Set.of(DocumentFormat.TEXT, DocumentFormat.CSV, DocumentFormat.TSV);

    @Override
    public boolean recognises(Content content) {
        return content.head().startsWith(START);
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        byte[] bytes = content.bytes();
        int start = 0;
        while (bytes[start] != '{') {
            start++;
        }
        RtfText rtf = RtfParser.read(bytes, start, limits.maxDepth());
        if (rtf.text().isBlank()) {
            throw new DocumentRejected(rtf.pictures() ? ReasonCode.TEXT_NOT_READABLE : ReasonCode.DOCUMENT_EMPTY);
        }
        if (Recognition.of(rtf.text()) != Recognition.TEXT || !opensAsText(rtf.text(), limits)) {
            // It would be released as what it is not.
            throw new DocumentRejected(ReasonCode.CONTENT_MISMATCH);
        }
        return new RtfDocument(rtf);
    }

    /** Whether the text, as it will be released, is a text or a table. */
    private static boolean opensAsText(String text, FormatLimits limits) {
        try {
            byte[] released = text.getBytes(StandardCharsets.UTF_8);
            FormatLimits inner = limits.withMaxBytes(Math.max(limits.maxBytes(), released.length));
            return RELEASED.contains(
                    DocumentFormats.standard().open(released, inner).format());
        } catch (DocumentRejected otherwise) {
            return false;
        }
    }
}
