package health.pratique.api.privacy;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.CanonicalJson;
import health.pratique.audit.CustodianChain;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Confinement;
import health.pratique.clinical.ExportChunk;
import health.pratique.clinical.ExportSlice;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.consent.SubjectHistory;
import health.pratique.consent.SubjectHistory.Decision;
import health.pratique.consent.fhir.ConsentResource;
import health.pratique.kit.TrailPages;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.RequestFiles;
import health.pratique.privacy.RequestFiles.Text;
import health.pratique.privacy.RequestRegister;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is held of a patient besides documents, as entries of a package. Each is read and written some at a time. */
@ApplicationScoped
class RecordPackage {

    private static final int CHUNK = 500;
    private static final int MOST_RESOURCES = 100_000;
    private static final int MOST_DECISIONS = 50_000;
    private static final int MOST_REQUESTS = 100;

    private final ClinicalStore clinical;
    private final SubjectHistory consents;
    private final TrailPages trail;
    private final RequestRegister register;
    private final RequestFiles files;

    RecordPackage(
            ClinicalStore clinical,
            SubjectHistory consents,
            TrailPages trail,
            RequestRegister register,
            RequestFiles files) {
        this.clinical = clinical;
        this.consents = consents;
        this.trail = trail;
        this.register = register;
        this.files = files;
    }

    /**
     * The clinical record as it is served, a FHIR R4 resource a line.
     *
     * @return how many
     * @throws ProblemException UNPROCESSABLE for more than 100,000
     */
    int resources(PrivacyRequest request, PackageFile.Lines out) {
        int written = 0;
        long after = 0;
        while (true) {
            ExportChunk chunk = clinical.chunk(
                    request.custodian(),
                    View.IDENTIFIED,
                    new ExportSlice(null, null, Confinement.to(request.patient()), after, CHUNK));
            for (StoredResource resource : chunk.resources()) {
                if (!resource.deleted()) {
                    out.add(resource.json());
                    written++;
                }
            }
            if (!chunk.more()) {
                return written;
            }
            if (written >= MOST_RESOURCES) {
                throw new ProblemException(ProblemKind.UNPROCESSABLE);
            }
            after = chunk.next();
        }
    }

    void consents(PrivacyRequest request, PackageFile file) {
        file.lines("consents.ndjson", out -> consents.consents(request.custodian(), request.subject())
                .forEach(consent -> out.add(ConsentResource.of(consent))));
        file.lines(
                "decisions.ndjson",
                consents.decisions(request.custodian(), request.subject(), MOST_DECISIONS).stream()
                        .map(RecordPackage::line)
                        .toList());
    }

    /** Events of the custodian's own chain that name the patient: erasures, emergencies, privacy requests. */
    void custodianEvents(PrivacyRequest request, PackageFile file) {
        file.lines("custodian-events.ndjson", out -> {
            long after = 0;
            List<AuditEvent> page;
            do {
                page = trail.page(request.custodian(), CustodianChain.id(request.custodian()), after, CHUNK);
                page.stream()
                        .filter(event ->
                                request.subject().value().equals(event.facts().get("subject")))
                        .forEach(event -> out.add(event.toJson()));
                after = page.isEmpty() ? after : page.getLast().sequence();
            } while (page.size() == CHUNK);
        });
    }

    /** What the patient has asked before, and what was written about it: with statements of disagreement (45 CFR 164.526(d)(5)). */
    void requests(PrivacyRequest request, PackageFile file) {
        file.lines("requests.ndjson", out -> {
            RequestRegister.Page page = register.ofPatient(request.custodian(), request.patient(), MOST_REQUESTS, null);
            page.requests().forEach(one -> out.add(CanonicalJson.write(line(one))));
            while (page.next() != null) {
                page = register.ofPatient(request.custodian(), request.patient(), MOST_REQUESTS, page.next());
                page.requests().forEach(one -> out.add(CanonicalJson.write(line(one))));
            }
        });
    }

    private Map<String, Object> line(PrivacyRequest request) {
        Map<String, Object> texts = new TreeMap<>();
        for (Text which : Text.values()) {
            files.read(request.custodian(), request.id(), which).ifPresent(words -> texts.put(which.name(), words));
        }
        return Map.of(
                "id", request.id(),
                "kind", request.kind().name(),
                "law", request.law().name(),
                "status", request.status().name(),
                "receivedAt", request.receivedAt().toString(),
                "dueAt", request.dueAt().toString(),
                "texts", texts);
    }

    private static Map<String, Object> line(Decision decision) {
        Map<String, Object> line = new TreeMap<>(Map.of(
                "document", decision.documentId(),
                "purpose", decision.purpose(),
                "kind", decision.kind(),
                "decision", decision.decision(),
                "at", decision.evaluatedAt()));
        if (decision.consentId() != null && decision.consentVersion() != null) {
            line.put("consent", decision.consentId() + "/" + decision.consentVersion());
        }
        if (decision.reason() != null) {
            line.put("reason", decision.reason());
        }
        return line;
    }
}
