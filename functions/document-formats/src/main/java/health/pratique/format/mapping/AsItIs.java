package health.pratique.format.mapping;

import ca.uhn.fhir.parser.IParser;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.text.Markup;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;

/** The mapping of documents that are FHIR R4 already: a bundle as it is, other resources in a collection. */
public final class AsItIs {

    private AsItIs() {}

    /** @param resources the JSON of each, strictly valid */
    public static MappedDocument of(List<String> resources) {
        IParser parser = FhirR4.context().newJsonParser();
        List<IBaseResource> parsed = resources.stream()
                .map(json -> parser.parseResource(Markup.withNumericEntities(json)))
                .toList();
        if (parsed.size() == 1 && parsed.getFirst() instanceof Bundle bundle) {
            return new MappedDocument(bundle, List.of());
        }
        Bundle collection = new Bundle().setType(BundleType.COLLECTION);
        parsed.forEach(resource -> collection.addEntry().setResource((Resource) resource));
        return new MappedDocument(collection, List.of());
    }
}
