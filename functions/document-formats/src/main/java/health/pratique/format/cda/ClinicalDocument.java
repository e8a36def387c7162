package health.pratique.format.cda;

import health.pratique.fault.DocumentRejected;
import health.pratique.format.DocumentFacts;
import health.pratique.format.FieldEdit;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlReader;
import health.pratique.format.xml.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A CDA document as it was read, with what it carries opened. Immutable and thread-safe; prints as {@code [PHI]}. */
public final class ClinicalDocument {

    private final XmlElement root;
    private final EmbeddedDocuments embedded;
    private final SplitWords words;
    private final FragmentIds ids;
    private final SpokenNumbers spoken;
    private final List<TextField> fields;

    private ClinicalDocument(XmlElement root, Function<byte[], OpenedDocument> opener) {
        this.root = root;
        this.embedded = EmbeddedDocuments.in(root, opener);
        this.words = SplitWords.in(root);
        this.ids = FragmentIds.in(root);
        this.spoken = SpokenNumbers.in(root);
        List<TextField> found = new ArrayList<>();
        new CdaWalk(this, field -> {
                    found.add(field);
                    return FieldEdit.KEEP;
                })
                .walk();
        this.fields = List.copyOf(found);
    }

    /**
     * @param strict whether the header has to be whole, see {@link CdaHeader}
     * @param opener opens what the document carries in base64
     * @throws DocumentRejected FORMAT_INVALID, FORMAT_UNSUPPORTED, ACTIVE_CONTENT, and as {@link XmlReader#read} says
     */
    public static ClinicalDocument read(
            byte[] content, FormatLimits limits, boolean strict, Function<byte[], OpenedDocument> opener) {
        XmlElement root = XmlReader.read(content, limits);
        CdaHeader.check(root, strict);
        ActiveContent.refuse(root);
        return new ClinicalDocument(root, opener);
    }

    public List<TextField> fields() {
        return fields;
    }

    public DocumentFacts facts() {
        return CdaFacts.of(this);
    }

    /** The document in XML with the edits applied, to be encoded in UTF-8. */
    public String rewrite(Function<TextField, FieldEdit> edit) {
        return XmlWriter.document(new CdaWalk(this, edit).walk());
    }

    /** The document as it was read. */
    public XmlElement root() {
        return root;
    }

    EmbeddedDocuments embedded() {
        return embedded;
    }

    SplitWords words() {
        return words;
    }

    FragmentIds ids() {
        return ids;
    }

    SpokenNumbers spoken() {
        return spoken;
    }

    @Override
    public String toString() {
        return "ClinicalDocument[PHI]";
    }
}
