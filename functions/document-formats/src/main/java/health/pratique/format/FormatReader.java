package health.pratique.format;

import health.pratique.fault.DocumentRejected;

/** One format: knows its documents by their content, and opens them. Thread-safe, and cheap until it opens its first document. */
interface FormatReader {

    /** Whether the content is of this format, by how it begins or by a bounded look at the rest; never by a name. Never throws. */
    boolean recognises(Content content);

    /**
     * Reads the whole document.
     *
     * @param strict false for a document that passed the strict rules of its format before: they may be left out
     * @throws DocumentRejected with the reason: invalid, too deep, too many fields, encrypted, not supported
     */
    OpenedDocument open(Content content, FormatLimits limits, boolean strict);
}
