package health.pratique.format.dicom;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFacts;
import health.pratique.format.FieldEdit;
import health.pratique.format.FormatLimits;
import health.pratique.format.TextField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A DICOM file (PS3.10, section 7) with the places of its elements. Immutable; prints as {@code [PHI]}. */
public final class DicomFile {

    /** Of the preamble, which belongs to whatever application wrote the file. */
    public static final int PREAMBLE = 128;

    /** Programs and documents that would be run or shown if the file were taken for one. */
    private static final List<String> OTHER_STARTS = List.of("MZ", "\u007FELF", "#!", "PK\u0003\u0004", "%PDF", "<");

    private static final int DATA_SET = PREAMBLE + 4;
    private static final String DIRECTORY = "1.2.840.10008.1.3.10";

    private final byte[] bytes;
    private final DataSet meta;
    private final DataSet root;
    private final Lookup lookup;
    private final List<Planned> planned;
    private final List<TextField> fields;

    private DicomFile(byte[] bytes, DataSet meta, DataSet root, List<Planned> planned) {
        this.bytes = bytes;
        this.meta = meta;
        this.root = root;
        this.lookup = new Lookup(bytes, root, Fields.charset(bytes, root, CharacterSet.UNDECLARED));
        this.planned = planned;
        this.fields = planned.stream().map(Planned::field).toList();
    }

    /**
     * @param bytes with a preamble and DICM; not changed later
     * @throws DocumentRejected FORMAT_INVALID, ENCODING_UNSUPPORTED, CHARSET_INVALID, CONTENT_MISMATCH, NESTING_TOO_DEEP,
     *     DOCUMENT_TOO_LARGE, or FORMAT_UNSUPPORTED for a directory of other files
     */
    public static DicomFile of(byte[] bytes, FormatLimits limits) {
        String start = new String(bytes, 0, 8, StandardCharsets.ISO_8859_1);
        if (OTHER_STARTS.stream().anyMatch(start::startsWith)) {
            throw new DocumentRejected(ReasonCode.CONTENT_MISMATCH);
        }
        Parser parser = new Parser(bytes, limits);
        DataSet meta = parser.meta(DATA_SET);
        Lookup header = new Lookup(bytes, meta, CharacterSet.UNDECLARED);
        String transferSyntax = header.text(Tags.TRANSFER_SYNTAX_UID)
                .orElseThrow(() -> new DocumentRejected(ReasonCode.FORMAT_INVALID));
        if (header.text(Tags.MEDIA_STORAGE_SOP_CLASS_UID).orElse("").equals(DIRECTORY)) {
            throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        }
        DataSet root = parser.root(meta.elements().getLast().end(), Encoding.of(transferSyntax));
        return new DicomFile(bytes, meta, root, Fields.of(bytes, meta, root, limits.maxFields()));
    }

    public List<TextField> fields() {
        return fields;
    }

    public DocumentFacts facts() {
        return Facts.of(lookup, fields);
    }

    /** The document that the file holds in place of pixels. */
    public Optional<EncapsulatedDocument> encapsulated() {
        return EncapsulatedDocument.in(bytes, root, lookup);
    }

    /** Whether a person has to look at the pixels before the image may be released. */
    public boolean pixelsAtRisk() {
        return PixelRisk.of(lookup);
    }

    /**
     * The same bytes when all is kept. Otherwise a file in the same transfer syntax, its text in UTF-8, with an empty preamble,
     * that says of itself that the patient's identity was removed.
     *
     * @param document in place of the encapsulated one, asked for when all fields have been; empty to leave that to its field
     * @param cleared is asked before a file with changes is written
     */
    public byte[] rewrite(Function<TextField, FieldEdit> edit, Supplier<Optional<byte[]>> document, Runnable cleared) {
        Map<Element, List<Writer.Edited>> edits = new HashMap<>();
        boolean changed = false;
        for (Planned one : planned) {
            FieldEdit decided = edit.apply(one.field());
            changed |= !(decided instanceof FieldEdit.Keep);
            edits.computeIfAbsent(one.element(), none -> new ArrayList<>(1)).add(new Writer.Edited(one, decided));
        }
        Optional<byte[]> inside = document.get();
        if (!changed && inside.isEmpty()) {
            return bytes.clone();
        }
        cleared.run();
        Writer writer = new Writer(bytes, edits, inside.orElse(null));
        Pieces all = new Pieces();
        all.add(new byte[PREAMBLE]);
        all.add(bytes, PREAMBLE, 4);
        all.add(writer.meta(meta));
        all.add(writer.root(root));
        return all.join();
    }

    @Override
    public String toString() {
        return "DicomFile[PHI]";
    }
}
