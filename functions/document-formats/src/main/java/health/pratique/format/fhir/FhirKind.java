package health.pratique.format.fhir;

/** The three shapes that a FHIR type has in JSON. */
enum FhirKind {
    /** A string, number or boolean, with an object of the same name and an underscore for its id and extensions. */
    PRIMITIVE,
    /** An object of known members. */
    COMPOSITE,
    /** An object that names its own type in {@code resourceType}. */
    RESOURCE
}
