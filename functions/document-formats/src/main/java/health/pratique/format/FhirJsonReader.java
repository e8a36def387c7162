package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.fhir.FhirCheck;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.fhir.FhirResource;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import health.pratique.format.text.Recognition;

/** FHIR R4 in JSON. JSON of another kind is recognised too, and turned away. */
final class FhirJsonReader implements FormatReader {

    @Override
    public boolean recognises(Content content) {
        try {
            return Recognition.of(content.text()) == Recognition.JSON;
        } catch (DocumentRejected notText) {
            return false;
        }
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        String text = content.unicodeText();
        JsonValue root = JsonReader.read(text, limits.maxDepth(), limits.maxFields());
        if (!(root instanceof JsonObject object) || !(object.get("resourceType") instanceof JsonText)) {
            throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        }
        if (strict) {
            FhirCheck.require(object, "");
        }
        FhirResource resource = FhirResource.of(object, limits);
        if (strict) {
            FhirR4.parseStrictly(text);
        }
        return new FhirDocument(resource);
    }
}
