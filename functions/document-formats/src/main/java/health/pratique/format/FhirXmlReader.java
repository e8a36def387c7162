package health.pratique.format;

import health.pratique.format.fhir.FhirCheck;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.fhir.FhirResource;
import health.pratique.format.fhir.FhirXml;
import health.pratique.format.fhir.FhirXmlWriter;
import health.pratique.format.json.JsonObject;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlReader;
import health.pratique.format.xml.XmlWriter;

/** FHIR R4 in XML, known by its namespace. */
final class FhirXmlReader implements FormatReader {

    @Override
    public boolean recognises(Content content) {
        return XmlReader.root(content.bytes())
                .filter(root -> root.namespace().equals(FhirXml.NAMESPACE))
                .isPresent();
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        XmlElement root = XmlReader.read(content.bytes(), limits);
        JsonObject json = FhirXml.toJson(root);
        if (strict) {
            FhirCheck.require(json, "");
        }
        FhirResource resource = FhirResource.of(json, limits);
        if (strict) {
            // Not the bytes: what was understood has neither a document type nor entities, and no more than was
            // understood.
            FhirR4.parseXmlStrictly(XmlWriter.document(FhirXmlWriter.toXml(json)));
        }
        return new FhirXmlDocument(resource);
    }
}
