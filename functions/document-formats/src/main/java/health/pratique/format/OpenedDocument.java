package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.model.DocumentFormat;
import java.util.List;
import java.util.function.Function;

/** A document that has been recognised and read. Immutable and thread-safe; holds PHI, so prints as {@code [PHI]}. */
public sealed interface OpenedDocument
        permits TextDocument,
                RtfDocument,
                FhirDocument,
                FhirXmlDocument,
                FhirNdjsonDocument,
                Hl7Document,
                CdaDocument,
                TableDocument,
                PdfDocument,
                DicomDocument {

    DocumentFormat format();

    /** Each piece of text in which PHI may stand, in document order. */
    List<TextField> fields();

    /** What the document says about its patient, its dates and its kind. */
    DocumentFacts facts();

    /**
     * The same document with the edits applied, valid under the rules that it was opened by, in UTF-8.
     *
     * @param edit is called once for each of {@link #fields()}, in their order; different ids of resources are to get different
     *     replacements, or two resources become one
     */
    byte[] rewrite(Function<TextField, FieldEdit> edit);

    /**
     * Opens a copy of this document as what it is known to be: what the edits took away may be what told its format.
     *
     * @param copy what {@link #rewrite} made
     * @throws DocumentRejected when it is no document of its format, or beyond the limits
     */
    default OpenedDocument reread(byte[] copy, FormatLimits limits) {
        return DocumentFormats.standard().reopen(copy, limits);
    }
}
