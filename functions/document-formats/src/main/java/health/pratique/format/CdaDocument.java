package health.pratique.format;

import health.pratique.format.cda.ClinicalDocument;
import health.pratique.format.xml.XmlElement;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A CDA R2 document, such as those of C-CDA R2.1. Rewritten in UTF-8, equal in canonical XML but for what is edited: elements and
 * sections stay where they are, what is removed leaves a {@code nullFlavor} of {@code MSK}, and comments and processing instructions
 * are gone, for nobody has searched them.
 */
public final class CdaDocument implements OpenedDocument {

    private final ClinicalDocument document;

    CdaDocument(ClinicalDocument document) {
        this.document = document;
    }

    @Override
    public DocumentFormat format() {
        return DocumentFormat.CCDA;
    }

    @Override
    public List<TextField> fields() {
        return document.fields();
    }

    @Override
    public DocumentFacts facts() {
        return document.facts();
    }

    /** The document as it was read. */
    XmlElement root() {
        return document.root();
    }

    @Override
    public byte[] rewrite(Function<TextField, FieldEdit> edit) {
        return document.rewrite(edit).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "CdaDocument[PHI]";
    }
}
