package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.archive.Archive;

/**
 * An archive is no document: intake unpacks it before anything is opened. What still comes here as one stands where a document
 * should, such as an archive attached to a resource, and is refused whatever else it may be read as.
 */
final class ArchiveReader implements FormatReader {

    @Override
    public boolean recognises(Content content) {
        return Archive.recognises(content.bytes());
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
    }
}
