package health.pratique.compliance;

import health.pratique.compliance.statement.Prose;
import health.pratique.compliance.statement.Statements;
import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.Thresholds;
import health.pratique.format.DocumentFacts;
import health.pratique.format.FhirMapping;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import health.pratique.format.json.JsonObject;
import health.pratique.kit.StoredObject;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a rule may look at. Holds PHI, so prints as {@code [PHI]}.
 *
 * @param object the original as stored
 * @param said what the content says about itself
 * @param prose the natural language in the document, notes inside attachments included
 * @param resources what the document states as FHIR resources, in document order, the root first; none for plain text
 * @param statements the same, indexed
 * @param cells each cell of a table that is not blank; none for other documents
 */
public record ComplianceFacts(
        Document document,
        ConsentOutcome consent,
        StoredObject object,
        DocumentFacts said,
        Prose prose,
        List<JsonObject> resources,
        Statements statements,
        List<TextField> cells,
        Circumstances circumstances) {

    public ComplianceFacts {
        resources = List.copyOf(resources);
        cells = List.copyOf(cells);
    }

    public static ComplianceFacts of(
            Document document,
            ConsentOutcome consent,
            StoredObject object,
            OpenedDocument content,
            Circumstances circumstances) {
        return of(
                document,
                consent,
                object,
                content.facts(),
                content.fields(),
                FhirMapping.resources(content, object.content()),
                circumstances);
    }

    /** As the other, of what has been read out of the document before. */
    public static ComplianceFacts of(
            Document document,
            ConsentOutcome consent,
            StoredObject object,
            DocumentFacts said,
            List<TextField> fields,
            List<JsonObject> resources,
            Circumstances circumstances) {
        boolean table = said.format() == DocumentFormat.CSV || said.format() == DocumentFormat.TSV;
        return new ComplianceFacts(
                document,
                consent,
                object,
                said,
                new Prose(fields.stream()
                        .filter(field -> field.meaning().prose())
                        .map(TextField::value)
                        .toList()),
                resources,
                new Statements(resources),
                table ? fields : List.of(),
                circumstances);
    }

    /** Plain text as a whole, or each piece of natural language that stands for a note of its own. */
    public Stream<String> notes() {
        return prose.texts().stream().filter(text -> text.indexOf('\n') >= 0 || resources.isEmpty());
    }

    public ConfigurationContent configuration() {
        return circumstances.configuration();
    }

    public Thresholds thresholds() {
        return configuration().thresholds();
    }

    public Instant now() {
        return circumstances.now();
    }

    public LocalDate today() {
        return now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
