package health.pratique.publish;

import health.pratique.audit.Sha256;
import health.pratique.clinical.ResourceKey;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;

/** Ids of what is said of a document itself, and of what has none in it. They follow from the document alone. */
record DocumentKeys(Custodian custodian, DocumentId document) {

    private static final int DIGITS = 32;

    ResourceKey reference() {
        return of("DocumentReference", "document");
    }

    /** @param number from 0: one Provenance does not hold a large document's resources */
    ResourceKey provenance(int number) {
        return of("Provenance", "document " + number);
    }

    ResourceKey at(String type, int place) {
        return of(type, "place " + place);
    }

    private ResourceKey of(String type, String name) {
        return digest(custodian, "document " + document.value(), type, name);
    }

    static ResourceKey digest(Custodian custodian, String owner, String type, String name) {
        String words = String.join("\n", custodian.value(), owner, type, name);
        return new ResourceKey(type, Sha256.hex(words).substring(0, DIGITS));
    }
}
