package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.format.hl7.Er7Document;
import health.pratique.format.hl7.Er7Line;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * HL7 v2 messages in ER7: one, several, a batch file, or MLLP frames. What is not edited is written as it was read; what is
 * replaced is escaped, so that no value ever becomes a delimiter or a segment.
 */
public final class Hl7Document implements OpenedDocument {

    private final Er7Document document;

    Hl7Document(Er7Document document) {
        this.document = document;
    }

    @Override
    public DocumentFormat format() {
        return DocumentFormat.HL7V2;
    }

    @Override
    public List<TextField> fields() {
        return document.fields();
    }

    @Override
    public DocumentFacts facts() {
        return document.facts();
    }

    /** The lines of each message, for what reads all of them. */
    public List<List<Er7Line>> messages() {
        return document.messages();
    }

    /** The document as it was read, but for the lines with these paths. */
    String without(Set<String> paths) {
        return document.without(paths);
    }

    @Override
    public byte[] rewrite(Function<TextField, FieldEdit> edit) {
        byte[] content = document.rewrite(edit).getBytes(StandardCharsets.UTF_8);
        try {
            Er7Document.read(content, FormatLimits.STANDARD.withMaxBytes(Long.MAX_VALUE), true);
        } catch (DocumentRejected invalid) {
            // A defect of ours, not of the document: nothing invalid leaves.
            throw new InternalFault(ReasonCode.DEFECT).at(invalid);
        }
        return content;
    }

    @Override
    public String toString() {
        return "Hl7Document[PHI]";
    }
}
