package health.pratique.format.archive;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FormatLimits;

/**
 * An archive of documents, recognised by its first bytes. Nothing in it touches a disk, and one entry at a time is held in
 * memory. Immutable and thread-safe; holds PHI, so prints as {@code [PHI]}.
 */
public sealed interface Archive permits ZipArchive, GzipArchive {

    /** What takes the entries. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param number from 1, in the archive's order, directories left out
         * @param content the entry's own array
         */
        void visit(int number, byte[] content);
    }

    /** Whether the content begins as a ZIP file or a gzip member does. */
    static boolean recognises(byte[] content) {
        return Signature.ZIP.begins(content)
                || Signature.ZIP_EMPTY.begins(content)
                || Signature.ZIP_SPANNED.begins(content)
                || Signature.GZIP.begins(content);
    }

    /**
     * Checks what the archive says of itself.
     *
     * @throws DocumentRejected ARCHIVE_UNSAFE, DOCUMENT_ENCRYPTED, DOCUMENT_TOO_LARGE; FORMAT_UNSUPPORTED for a document format
     *     that is a ZIP file within, and for a compression that is not deflate; FORMAT_INVALID for a damaged archive
     */
    static Archive open(byte[] content, FormatLimits limits) {
        if (content.length > limits.maxBytes()) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        return Signature.GZIP.begins(content) ? GzipArchive.of(content, limits) : ZipArchive.of(content, limits);
    }

    /**
     * Whether something in an archive is an archive again. A document whose format is a ZIP file within, such as one of an office
     * suite, is none: it is not opened here or later, and its sender is told of it alone.
     */
    static boolean nested(byte[] entry, FormatLimits limits) {
        return Signature.any(entry) && !(Signature.ZIP.begins(entry) && ZipArchive.isDocument(entry, limits));
    }

    /** The word for its format: ZIP or GZIP. */
    String format();

    /** How many documents it holds; at least 1. */
    int documents();

    /**
     * Unpacks each document in turn, and checks it against what the archive said of it.
     *
     * @throws DocumentRejected as {@link #open} does; documents before the one at fault have been visited then, so that a caller
     *     who wants all or nothing visits twice
     */
    void forEach(Visitor visitor);
}
