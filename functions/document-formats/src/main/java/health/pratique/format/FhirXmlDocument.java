package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.fhir.FhirResource;
import health.pratique.format.fhir.FhirXmlWriter;
import health.pratique.format.json.JsonObject;
import health.pratique.format.xml.XmlWriter;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A FHIR R4 resource in XML. It is read and edited as the same resource in JSON is, with the same paths. What is not edited is
 * written with the same meaning, numbers to the digit; comments, prefixes and white space between elements go.
 */
public final class FhirXmlDocument implements OpenedDocument {

    private final FhirResource resource;

    FhirXmlDocument(FhirResource resource) {
        this.resource = resource;
    }

    @Override
    public DocumentFormat format() {
        return DocumentFormat.FHIR_XML;
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
        return resource.facts().as(format());
    }

    @Override
    public byte[] rewrite(Function<TextField, FieldEdit> edit) {
        JsonObject edited = resource.edited(edit);
        try {
            String xml = XmlWriter.document(FhirXmlWriter.toXml(edited));
            FhirR4.parseXmlStrictly(xml);
            return xml.getBytes(StandardCharsets.UTF_8);
        } catch (DocumentRejected invalid) {
            // A defect of ours, not of the document: nothing invalid leaves.
            throw new InternalFault(ReasonCode.DEFECT).at(invalid);
        }
    }

    @Override
    public String toString() {
        return "FhirXmlDocument[PHI]";
    }
}
