package health.pratique.format.mapping.hl7;

import health.pratique.format.hl7.Er7Line;
import health.pratique.format.mapping.MappedBundle;
import health.pratique.format.mapping.MappedDocument;
import health.pratique.model.DocumentFormat;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Patient;

/**
 * HL7 v2 messages as one collection: each with a MessageHeader, the patient and the visit of its own, whether or not they are the same
 * as another message's.
 */
public final class Hl7Mapping {

    private Hl7Mapping() {}

    /**
     * @param messages the segments of each message
     * @param content the bytes that they were read from
     */
    public static MappedDocument of(List<List<Er7Line>> messages, byte[] content) {
        MappedBundle bundle = new MappedBundle(BundleType.COLLECTION, DocumentFormat.HL7V2, content);
        messages.forEach(lines -> new MessageMapping(lines, bundle).map());
        bundle.all(Patient.class).stream().findFirst().map(MappedBundle::to).ifPresent(bundle.source()::setSubject);
        return bundle.build();
    }
}
