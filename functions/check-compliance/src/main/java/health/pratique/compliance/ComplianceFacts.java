package health.pratique.compliance;

import health.pratique.format.DocumentFacts;
import health.pratique.format.FhirMapping;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import health.pratique.format.json.JsonObject;
import health.pratique.kit.StoredObject;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.Document;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a rule may look at. Holds PHI, so prints as {@code [PHI]}.
 *
 * @param object the original as stored
 * @param said what the content says about itself
 * @param prose each piece of natural language in the document, notes inside attachments included
 * @param resources what the document states as FHIR resources, in document order, the root first; none for plain text
 * @param now what counts as the future
 */
public record ComplianceFacts(
        Document document,
        ConsentOutcome consent,
        StoredObject object,
        DocumentFacts said,
        List<String> prose,
        List<JsonObject> resources,
        Instant now) {

    public ComplianceFacts {
        prose = List.copyOf(prose);
        resources = List.copyOf(resources);
    }

    public static ComplianceFacts of(
            Document document, ConsentOutcome consent, StoredObject object, OpenedDocument content, Instant now) {
        return new ComplianceFacts(
                document,
                consent,
                object,
                content.facts(),
                content.fields().stream()
                        .filter(field -> field.meaning().prose())
                        .map(TextField::value)
                        .toList(),
                FhirMapping.resources(content, object.content()),
                now);
    }

    /** Plain text as a whole, or each piece of natural language that stands for a note of its own. */
    public Stream<String> notes() {
        return prose.stream().filter(text -> text.indexOf('\n') >= 0 || resources.isEmpty());
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
