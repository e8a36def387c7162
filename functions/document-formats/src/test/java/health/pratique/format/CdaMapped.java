package health.pratique.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.pratique.format.fhir.FhirCheck;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.format.json.JsonValue;
import health.pratique.format.mapping.MappedDocument;
import health.pratique.format.mapping.Unmapped;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Resource;

/** An invented CDA document in FHIR, which is checked to be valid R4, invariants too, whatever a test is about. */
record CdaMapped(MappedDocument document) {

    static CdaMapped of(String xml) {
        byte[] content = xml.getBytes(UTF_8);
        MappedDocument mapped =
                FhirMapping.of(DocumentFormats.standard().open(content, FormatLimits.STANDARD), content);
        FhirR4.parseStrictly(mapped.json());
        JsonValue bundle = JsonReader.read(mapped.json(), 128, 5_000_000);
        FhirCheck.require((JsonObject) bundle, "");
        MappedStatements.areThoseOfTheBundle(mapped);
        return new CdaMapped(mapped);
    }

    /** A document of one section with this LOINC code and these entries. */
    static CdaMapped section(String code, String entries) {
        return of(CdaSamples.withBody("<component><structuredBody><component><section>"
                + "<code code=\"" + code + "\" codeSystem=\"2.16.840.1.113883.6.1\"/>"
                + "<title>Section</title><text><paragraph ID=\"p1\">Words of the section</paragraph></text>"
                + entries
                + "</section></component></structuredBody></component>"));
    }

    Composition composition() {
        return (Composition) document.bundle().getEntryFirstRep().getResource();
    }

    <R extends Resource> List<R> all(Class<R> type) {
        return document.bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The only resource of its type. */
    <R extends Resource> R the(Class<R> type) {
        List<R> found = all(type);
        if (found.size() != 1) {
            throw new AssertionError("resources of one type: " + found.size());
        }
        return found.getFirst();
    }

    List<String> unmapped(Unmapped.Reason reason) {
        return document.unmapped().stream()
                .filter(unmapped -> unmapped.reason() == reason)
                .map(Unmapped::path)
                .toList();
    }

    @Override
    public String toString() {
        return "CdaMapped[PHI]";
    }
}
