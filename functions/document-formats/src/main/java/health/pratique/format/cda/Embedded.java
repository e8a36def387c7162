package health.pratique.format.cda;

import health.pratique.format.OpenedDocument;

/** What base64 data in a document turned out to be. Holds PHI. */
sealed interface Embedded {

    /** Not opened: a picture, a scan, a signature. */
    record Opaque() implements Embedded {}

    /** Markup, as the plain text that it is. */
    record Prose(byte[] content, String text) implements Embedded {
        @Override
        public String toString() {
            return "Prose[PHI]";
        }
    }

    /** A document of its own. */
    record Opened(byte[] content, OpenedDocument document) implements Embedded {
        @Override
        public String toString() {
            return "Opened[PHI]";
        }
    }
}
