package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.fhir.FhirResource;
import health.pratique.format.json.JsonObject;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A FHIR R4 resource in JSON. What is not edited is written as it was read, numbers to the digit; what is removed leaves no
 * empty element behind, and a required primitive that is removed says so by a data-absent-reason of {@code masked}.
 */
public final class FhirDocument implements OpenedDocument {

    private final FhirResource resource;

    FhirDocument(FhirResource resource) {
        this.resource = resource;
    }

    @Override
    public DocumentFormat format() {
        return DocumentFormat.FHIR_JSON;
    }

    @Override
    public List<TextField> fields() {
        return resource.fields();
    }

    /** The resource itself first, then all that it holds, in document order; for rules that look at elements. */
    public List<JsonObject> resources() {
        return resource.resources();
    }

    /** The resource as it was read, in compact JSON. */
    List<String> json() {
        return List.of(resource.rewrite(field -> FieldEdit.KEEP));
    }

    @Override
    public DocumentFacts facts() {
        return resource.facts();
    }

    @Override
    public byte[] rewrite(Function<TextField, FieldEdit> edit) {
        String json = resource.rewrite(edit);
        try {
            FhirR4.parseStrictly(json);
        } catch (DocumentRejected invalid) {
            // A defect of ours, not of the document: nothing invalid leaves.
            throw new InternalFault(ReasonCode.DEFECT).at(invalid);
        }
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "FhirDocument[PHI]";
    }
}
