package health.pratique.api.fhir;

import health.pratique.api.http.CallerContext;
import health.pratique.api.http.Permission;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.Confinement;
import health.pratique.clinical.ExportChunk;
import health.pratique.clinical.ExportSlice;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.StoredResource;
import health.pratique.sight.Sight;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Patient/$everything: the patient, all of the compartment, and what it refers to; the patient's consents, for whom scopes show them;
 * and what was done with documents about them, for whom the audit trail is open.
 */
@ApplicationScoped
public class PatientEverything {

    private static final String PATIENT = "Patient";
    private static final int MOST = 5_000;
    private static final int CHUNK = 500;

    private final ClinicalStore store;
    private final ConsentReads consents;
    private final AuditReads audit;
    private final Sights sights;
    private final Permission permission;
    private final CallerContext context;
    private final AccessLog log;
    private final InstantSource clock;

    public PatientEverything(
            ClinicalStore store,
            ConsentReads consents,
            AuditReads audit,
            Sights sights,
            Permission permission,
            CallerContext context,
            AccessLog log,
            InstantSource clock) {
        this.store = store;
        this.consents = consents;
        this.audit = audit;
        this.sights = sights;
        this.permission = permission;
        this.context = context;
        this.log = log;
        this.clock = clock;
    }

    /** @throws FhirRefused when there is more than one answer holds */
    FhirAnswer of(String id, String base, @Nullable String emergency) {
        permission.reach(Interaction.READ, PATIENT);
        Sight sight = sights.of(emergency);
        StoredResource patient = store.read(context.caller().custodian(), sight.view(), PATIENT, id)
                .filter(there -> !there.deleted())
                .flatMap(there -> sight.seen(Interaction.READ, there))
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        List<StoredResource> all = compartment(sight, patient);
        all.addAll(consents.of(patient));
        all.addAll(audit.of(patient));
        if (all.size() > MOST) {
            throw FhirRefused.tooCostly("There is more than one answer holds: search type by type, or export.");
        }
        log.shown(context.caller(), "everything", all, sight.emergency());
        BundleText bundle = new BundleText("searchset", base, clock.instant()).total(all.size());
        all.forEach(resource -> bundle.found(resource, resource.json(), "match"));
        referred(sight, all).forEach(resource -> bundle.found(resource, resource.json(), "include"));
        return FhirAnswer.of(bundle.toString());
    }

    /** The patient first; it is over when there is more than is shown. */
    private List<StoredResource> compartment(Sight sight, StoredResource patient) {
        Caller caller = context.caller();
        List<StoredResource> all = new ArrayList<>();
        all.add(patient);
        long after = 0;
        while (all.size() <= MOST) {
            ExportChunk chunk = store.chunk(
                    caller.custodian(),
                    sight.view(),
                    new ExportSlice(null, null, Confinement.to(patient.id()), after, CHUNK));
            sight.seen(Interaction.READ, chunk.resources()).stream()
                    .filter(resource -> !resource.key().equals(patient.key()))
                    .forEach(all::add);
            if (!chunk.more()) {
                break;
            }
            after = chunk.next();
        }
        return all;
    }

    /** What is no patient's, and so in no compartment: who treated them, and where. */
    private List<StoredResource> referred(Sight sight, List<StoredResource> all) {
        Set<ResourceKey> keys = all.stream()
                .flatMap(resource -> References.of(resource).stream())
                .filter(key -> !Compartments.needsPatient(key.type()))
                .collect(Collectors.toSet());
        all.forEach(resource -> keys.remove(resource.key()));
        return keys.isEmpty()
                ? List.of()
                : sight.seen(Interaction.READ, store.resources(context.caller().custodian(), sight.view(), keys));
    }
}
