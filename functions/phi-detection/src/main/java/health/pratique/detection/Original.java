package health.pratique.detection;

import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import java.util.List;

/**
 * The original of an accepted document, opened. Prints as {@code [PHI]}.
 *
 * @param known what the sender tells beside the content: how it knows the patient
 */
public record Original(OpenedDocument document, List<IdentifyingValue> known) {

    public Original {
        known = List.copyOf(known);
    }

    public List<TextField> fields() {
        return document.fields();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
