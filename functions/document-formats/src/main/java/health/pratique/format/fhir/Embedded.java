package health.pratique.format.fhir;

/** What base64 data inside a resource turned out to be. Holds PHI. */
sealed interface Embedded {

    /** Not opened: a picture, a PDF, a signature. */
    record Opaque() implements Embedded {}

    /**
     * Text, or markup reduced to text.
     *
     * @param rewrittenType the media type that the text has once it is edited and written in UTF-8
     */
    record Prose(String text, String rewrittenType) implements Embedded {
        @Override
        public String toString() {
            return "Prose[PHI]";
        }
    }

    /** A FHIR resource of its own. */
    record Fhir(FhirResource resource) implements Embedded {
        @Override
        public String toString() {
            return "Fhir[PHI]";
        }
    }
}
