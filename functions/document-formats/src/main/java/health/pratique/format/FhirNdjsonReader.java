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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FHIR R4 in newline-delimited JSON. A single resource is JSON, whatever lines it is written in. */
final class FhirNdjsonReader implements FormatReader {

    /** After a line that ends an object no JSON document goes on with another object: the two lines tell for sure. */
    @Override
    public boolean recognises(Content content) {
        if (!content.head().startsWith("{")) {
            return false;
        }
        try {
            Iterator<String> lines = content.text()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(String::strip)
                    .limit(2)
                    .iterator();
            String first = lines.next();
            return first.endsWith("}")
                    && first.contains("\"resourceType\"")
                    && lines.hasNext()
                    && lines.next().startsWith("{");
        } catch (DocumentRejected notText) {
            return false;
        }
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        List<FhirResource> resources = new ArrayList<>();
        int valuesLeft = limits.maxFields();
        Iterator<String> lines = content.unicodeText().lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isBlank()) {
                continue;
            }
            JsonReader.Counted counted = JsonReader.readCounted(line, limits.maxDepth(), valuesLeft);
            valuesLeft -= counted.values();
            resources.add(resource(line, counted.root(), limits, strict ? "line[" + resources.size() + "]." : null));
        }
        return new FhirNdjsonDocument(resources);
    }

    /** @param place where the line is, to check it by the strict rules; null to leave them out */
    private static FhirResource resource(String line, JsonValue root, FormatLimits limits, @Nullable String place) {
        if (!(root instanceof JsonObject object) || !(object.get("resourceType") instanceof JsonText)) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        if (place != null) {
            FhirCheck.require(object, place);
        }
        FhirResource resource = FhirResource.of(object, limits);
        if (place != null) {
            FhirR4.parseStrictly(line);
        }
        return resource;
    }
}
