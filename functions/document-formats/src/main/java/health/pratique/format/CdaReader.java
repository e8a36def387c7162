package health.pratique.format;

import health.pratique.format.cda.CdaHeader;
import health.pratique.format.cda.ClinicalDocument;
import health.pratique.format.xml.XmlReader;

/** CDA R2 and C-CDA R2.1. Other XML of HL7 v3 is recognised too, and turned away. */
final class CdaReader implements FormatReader {

    @Override
    public boolean recognises(Content content) {
        return XmlReader.root(content.bytes()).filter(CdaHeader::recognises).isPresent();
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        // Documents in documents in documents have ever less room, so that they end.
        FormatLimits inner = limits.withMaxDepth(Math.max(1, limits.maxDepth() / 2));
        return new CdaDocument(
                ClinicalDocument.read(content.bytes(), limits, strict, bytes -> DocumentFormats.standard()
                        .open(bytes, inner)));
    }
}
