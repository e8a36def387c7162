package health.pratique.format;

import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.dicom.DicomFile;
import health.pratique.model.DocumentFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A DICOM file. Everything that PS3.15, Table E.1-1, acts on is a field; a rewrite that changes nothing gives the same bytes,
 * any other is the Basic Application Level Confidentiality Profile with the Clean Descriptors Option.
 */
public final class DicomDocument implements OpenedDocument {

    private final DicomFile file;

    DicomDocument(DicomFile file) {
        this.file = file;
    }

    @Override
    public DocumentFormat format() {
        return DocumentFormat.DICOM;
    }

    @Override
    public List<TextField> fields() {
        return file.fields();
    }

    @Override
    public DocumentFacts facts() {
        return file.facts();
    }

    /** Why no clean copy can be made before a person has looked at the document; empty when one can. */
    public Optional<ReasonCode> hold() {
        return file.pixelsAtRisk() ? Optional.of(ReasonCode.PIXELS_NOT_CLEARED) : Optional.empty();
    }

    /**
     * @throws PolicyViolated PIXELS_NOT_CLEARED for a clean copy of an image in which text may be burned in: the document is
     *     good, so it is not rejected but held for a reviewer
     */
    @Override
    public byte[] rewrite(Function<TextField, FieldEdit> edit) {
        return file.rewrite(edit, () -> hold().ifPresent(reason -> {
            throw new PolicyViolated(reason);
        }));
    }

    @Override
    public String toString() {
        return "DicomDocument[PHI]";
    }
}
