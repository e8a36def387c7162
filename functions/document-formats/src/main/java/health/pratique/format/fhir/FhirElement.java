package health.pratique.format.fhir;

import health.pratique.format.FieldMeaning;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element of a FHIR type.
 *
 * @param owner the name of the type that has the element
 * @param member the JSON member's name, with the type's suffix where the element is a choice
 * @param required at least one must be there
 * @param targets the resource types that a reference here may point to; empty for any and for what is no reference
 * @param meaning null when the element never holds PHI
 */
record FhirElement(
        String owner,
        String member,
        FhirType type,
        boolean repeats,
        boolean required,
        Set<String> targets,
        @Nullable FieldMeaning meaning) {

    /** The id of an element within its resource, which HAPI's model does not list. */
    static FhirElement id(String owner, FhirType string) {
        return new FhirElement(owner, "id", string, false, false, Set.of(), FieldMeaning.RESOURCE_ID);
    }

    FieldMeaning meaningOr(FieldMeaning otherwise) {
        return meaning == null ? otherwise : meaning;
    }
}
