package health.pratique.format.mapping;

import health.pratique.format.fhir.FhirR4;
import health.pratique.format.fhir.JsonTree;
import health.pratique.format.json.JsonObject;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A document as FHIR R4 resources. Holds PHI, so prints as {@code [PHI]}.
 *
 * @param bundle of type {@code document} for a C-CDA, as it was for a FHIR bundle, else {@code collection}. Ids follow from the
 *     source's bytes: the same source gives the same bundle
 * @param unmapped what of the source is in no resource, in document order, each place once
 */
public record MappedDocument(Bundle bundle, List<Unmapped> unmapped) {

    public MappedDocument {
        unmapped = List.copyOf(unmapped);
    }

    /** The bundle in compact JSON. */
    public String json() {
        return FhirR4.context().newJsonParser().encodeResourceToString(bundle);
    }

    /** Each resource but the last, which is the source itself: what a {@link MappedBundle} was given, as a tree. */
    public List<JsonObject> statements() {
        return bundle.getEntry().stream()
                .limit(Math.max(0, bundle.getEntry().size() - 1))
                .map(entry -> JsonTree.of(entry.getResource()))
                .toList();
    }

    @Override
    public String toString() {
        return "MappedDocument[PHI]";
    }
}
