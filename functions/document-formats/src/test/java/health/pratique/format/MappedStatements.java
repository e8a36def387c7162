package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.fhir.FhirR4;
import health.pratique.format.json.JsonWriter;
import health.pratique.format.mapping.MappedDocument;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** What a mapped document states is what its bundle says, to the letter and in the same order, but for the source at its end. */
final class MappedStatements {

    private MappedStatements() {}

    static void areThoseOfTheBundle(MappedDocument mapped) {
        assertThat(mapped.statements())
                .extracting(statement -> JsonWriter.write(statement, 1024))
                .containsExactlyElementsOf(mapped.bundle().getEntry().stream()
                        .limit(mapped.bundle().getEntry().size() - 1L)
                        .map(BundleEntryComponent::getResource)
                        .map(MappedStatements::json)
                        .toList());
    }

    private static String json(Resource resource) {
        return FhirR4.context().newJsonParser().encodeResourceToString(resource);
    }
}
