package health.pratique.local.benchmark.formats;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.format.fhir.FhirR4;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A patient's record in FHIR R4, in each of its notations: bundles laid out as Synthea writes them, two blanks a level. */
final class FhirSamples {

    /** Of the bundle that the aim is about. */
    static final int LARGE = 2_300_000;

    private static final int USUAL = 250_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private FhirSamples() {}

    static Sample large(Invented facts) {
        return Sample.of("bundle of 2.3 MB", pretty(bundle(facts, LARGE)));
    }

    static Sample json(Invented facts) {
        return Sample.of("bundle", pretty(bundle(facts, USUAL)));
    }

    static Sample xml(Invented facts) {
        FhirContext r4 = FhirR4.context();
        return Sample.of(
                "bundle",
                r4.newXmlParser()
                        .setPrettyPrint(true)
                        .encodeResourceToString(r4.newJsonParser()
                                .parseResource(bundle(facts, USUAL).toString())));
    }

    static Sample ndjson(Invented facts) {
        StringBuilder lines = new StringBuilder();
        bundle(facts, USUAL).path("entry").forEach(entry -> lines.append(entry.path("resource"))
                .append('\n'));
        return Sample.of("a line a resource", lines.toString());
    }

    /** With as many encounters as it takes to be so long when it is laid out. */
    private static JsonNode bundle(Invented facts, int bytes) {
        FhirRecord record = new FhirRecord(facts);
        List<JsonNode> entries = new ArrayList<>();
        int written = 0;
        while (written < bytes) {
            for (String resource : entries.isEmpty() ? record.participants() : record.encounter()) {
                JsonNode entry = entry(resource);
                entries.add(entry);
                // In the bundle each line stands one level deeper, and a comma follows.
                written += pretty(entry).replace("\n", "\n  ").length() + 2;
            }
        }
        ObjectNode bundle = JSON.createObjectNode();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "transaction");
        bundle.set("entry", JSON.createArrayNode().addAll(entries));
        return bundle;
    }

    private static JsonNode entry(String resource) {
        try {
            JsonNode read = JSON.readTree(resource);
            ObjectNode entry = JSON.createObjectNode();
            entry.put("fullUrl", "urn:uuid:" + read.path("id").textValue());
            entry.set("resource", read);
            entry.putObject("request")
                    .put("method", "POST")
                    .put("url", read.path("resourceType").textValue());
            return entry;
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String pretty(JsonNode node) {
        return node.toPrettyString();
    }
}
