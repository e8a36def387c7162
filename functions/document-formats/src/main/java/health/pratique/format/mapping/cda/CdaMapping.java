package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.MappedBundle;
import health.pratique.format.mapping.MappedDocument;
import health.pratique.format.xml.XmlElement;
import health.pratique.model.DocumentFormat;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Patient;

/**
 * The mapping of a CDA document: a FHIR document, whose Composition comes first (R4, 3.3). What is in no resource is listed; nothing in
 * a document makes the mapping fail.
 */
public final class CdaMapping {

    private static final String PATIENT_ROLE = "patientRole";

    private CdaMapping() {}

    /**
     * @param root the document as it was read
     * @param content the bytes that it was read from
     */
    public static MappedDocument of(XmlElement root, byte[] content) {
        MappedBundle bundle = new MappedBundle(BundleType.DOCUMENT, DocumentFormat.CCDA, content);
        CdaElement document = CdaElement.of(root);
        Composition composition = bundle.add(new Composition(), root.name());
        Patient patient = bundle.add(new Patient(), "recordTarget.patientRole");
        Mapping mapping = new Mapping(bundle, composition, patient);
        document.at("recordTarget", PATIENT_ROLE).ifPresent(role -> {
            Patients.map(role, patient);
            role.child("providerOrganization")
                    .flatMap(mapping.participants()::organization)
                    .ifPresent(provider -> patient.setManagingOrganization(MappedBundle.to(provider)));
        });
        new Header(mapping).map(document);
        new Body(mapping).map(document);
        Leftovers.list(document, bundle);
        return bundle.build();
    }
}
