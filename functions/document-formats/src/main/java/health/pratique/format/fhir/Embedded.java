package health.pratique.format.fhir;

import health.pratique.format.OpenedDocument;

/** What base64 data inside a resource turned out to be. Holds PHI. */
sealed interface Embedded {

    /** Not opened: a picture, a scan, a signature. */
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

    /** A document of another format, such as a PDF or FHIR in XML. */
    record Document(OpenedDocument document) implements Embedded {}

    /** A FHIR resource of its own. */
    record Fhir(FhirResource resource) implements Embedded {
        @Override
        public String toString() {
            return "Fhir[PHI]";
        }
    }
}
