package health.pratique.api.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What the entries of a bundle read and search, each where its type is kept: clinical resources, consents, audit events. */
@ApplicationScoped
public class BundleReads {

    private final FhirReads clinical;
    private final ConsentReads consents;
    private final AuditReads audit;

    public BundleReads(FhirReads clinical, ConsentReads consents, AuditReads audit) {
        this.clinical = clinical;
        this.consents = consents;
        this.audit = audit;
    }

    /** @param base where the server is, without a slash at the end */
    FhirAnswer get(BatchEntry entry, String base) {
        return entry.id() == null ? search(entry, base) : read(entry.type(), entry.id());
    }

    private FhirAnswer read(String type, String id) {
        return switch (type) {
            case ConsentView.TYPE -> consents.read(id, Subset.WHOLE);
            case AuditReads.TYPE -> audit.read(id);
            default -> clinical.read(type, id, Subset.WHOLE, null);
        };
    }

    private FhirAnswer search(BatchEntry entry, String base) {
        Map<String, List<String>> parameters = QueryText.parse(entry.query());
        PageLinks links = new PageLinks(base, entry.type(), parameters);
        return switch (entry.type()) {
            case ConsentView.TYPE -> consents.search(ConsentQuery.of(parameters, false), links);
            case AuditReads.TYPE -> audit.search(AuditQuery.of(parameters, false), links);
            default -> clinical.search(entry.type(), parameters, false, links, null);
        };
    }
}
