package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.fhir.FhirResource;
import health.pratique.format.json.JsonObject;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * FHIR R4 resources in JSON, one a line, as bulk exports are (FHIR Bulk Data Access 2.0.0). Each resource is read and rewritten
 * as a document of its own; one id has one surrogate, so that references keep pointing from line to line. Blank lines go.
 */
public final class FhirNdjsonDocument implements OpenedDocument {

    private final List<FhirResource> lines;
    private final List<TextField> fields;

    FhirNdjsonDocument(List<FhirResource> lines) {
        this.lines = List.copyOf(lines);
        List<TextField> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (TextField field : lines.get(i).fields()) {
                all.add(new TextField(place(i) + field.path(), field.meaning(), field.value()));
            }
        }
        this.fields = List.copyOf(all);
    }

    @Override
    public DocumentFormat format() {
        return DocumentFormat.FHIR_NDJSON;
    }

    /** The path of a field begins with the resource's place among all, counted from 0: {@code line[3].Patient.id}. */
    @Override
    public List<TextField> fields() {
        return fields;
    }

    /** All resources, each followed by those that it holds, in document order. */
    public List<JsonObject> resources() {
        return lines.stream().flatMap(line -> line.resources().stream()).toList();
    }

    /** The resources as they were read, each in compact JSON. */
    List<String> json() {
        return lines.stream().map(line -> line.rewrite(field -> FieldEdit.KEEP)).toList();
    }

    @Override
    public DocumentFacts facts() {
        return DocumentFacts.united(
                format(), lines.stream().map(FhirResource::facts).toList());
    }

    @Override
    public byte[] rewrite(Function<TextField, FieldEdit> edit) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String json = lines.get(i).rewrite(edit, place(i));
            try {
                FhirR4.parseStrictly(json);
            } catch (DocumentRejected invalid) {
                // A defect of ours, not of the document: nothing invalid leaves.
                throw new InternalFault(ReasonCode.DEFECT).at(invalid);
            }
            out.append(json).append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String place(int line) {
        return "line[" + line + "].";
    }

    @Override
    public String toString() {
        return "FhirNdjsonDocument[PHI]";
    }
}
