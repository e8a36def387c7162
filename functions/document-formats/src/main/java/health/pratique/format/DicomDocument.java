package health.pratique.format;

import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.dicom.DicomFile;
import health.pratique.format.dicom.EncapsulatedDocument;
import health.pratique.model.DocumentFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A DICOM file. Everything that PS3.15, Table E.1-1, acts on is a field; a rewrite that changes nothing gives the same bytes,
 * any other is the Basic Application Level Confidentiality Profile with the Clean Descriptors Option. An encapsulated document that
 * its own format opens has its own fields, behind those of the file.
 */
public final class DicomDocument implements OpenedDocument {

    private static final String INSIDE = EncapsulatedDocument.PATH + ".";

    private final DicomFile file;
    private final @Nullable OpenedDocument inside;
    private final List<TextField> fields;

    DicomDocument(DicomFile file, @Nullable OpenedDocument inside) {
        this.file = file;
        this.inside = inside;
        this.fields = inside == null
                ? file.fields()
                : Stream.concat(
                                file.fields().stream().filter(field -> !isEncapsulated(field)),
                                inside.fields().stream().map(DicomDocument::shown))
                        .toList();
    }

    private static boolean isEncapsulated(TextField field) {
        return field.path().equals(EncapsulatedDocument.PATH);
    }

    private static boolean isInside(String path) {
        return path.equals(EncapsulatedDocument.PATH) || path.startsWith(INSIDE);
    }

    private static TextField shown(TextField inner) {
        return new TextField(INSIDE + inner.path(), inner.meaning(), inner.value());
    }

    @Override
    public DocumentFormat format() {
        return DocumentFormat.DICOM;
    }

    @Override
    public List<TextField> fields() {
        return fields;
    }

    @Override
    public DocumentFacts facts() {
        DocumentFacts own = file.facts();
        if (inside == null) {
            return own;
        }
        DocumentFacts inner = inside.facts();
        DocumentFacts both = DocumentFacts.united(DocumentFormat.DICOM, List.of(own, inner));
        return new DocumentFacts(
                DocumentFormat.DICOM,
                own.kind(),
                own.patients(),
                Stream.concat(inner.patients().stream(), inner.subjects().stream())
                        .distinct()
                        .toList(),
                both.resources(),
                both.profiles(),
                both.securityLabels(),
                both.dates(),
                both.attachmentTypes(),
                fields.size(),
                both.proseLength());
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
        Map<String, FieldEdit> edits = new HashMap<>();
        fields.forEach(field -> edits.put(field.path(), edit.apply(field)));
        return file.rewrite(
                field -> edits.getOrDefault(field.path(), FieldEdit.KEEP),
                () -> document(edits),
                () -> hold().ifPresent(reason -> {
                    throw new PolicyViolated(reason);
                }));
    }

    /** What stands in place of the encapsulated document: its clean copy, nothing for one that is not opened; empty if it stays. */
    private Optional<byte[]> document(Map<String, FieldEdit> edits) {
        boolean kept = edits.entrySet().stream()
                .noneMatch(edit -> isInside(edit.getKey()) && !(edit.getValue() instanceof FieldEdit.Keep));
        if (kept) {
            return Optional.empty();
        }
        return Optional.of(
                inside == null
                        ? new byte[0]
                        : inside.rewrite(field -> edits.getOrDefault(INSIDE + field.path(), FieldEdit.REMOVE)));
    }

    @Override
    public String toString() {
        return "DicomDocument[PHI]";
    }
}
