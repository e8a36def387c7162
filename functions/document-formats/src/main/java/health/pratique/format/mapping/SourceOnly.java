package health.pratique.format.mapping;

import health.pratique.model.DocumentFormat;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** The mapping of documents without structure: a DocumentReference that carries them, as IHE MHD does. */
public final class SourceOnly {

    private SourceOnly() {}

    public static MappedDocument of(DocumentFormat format, byte[] content) {
        return new MappedBundle(BundleType.COLLECTION, format, content).build();
    }
}
