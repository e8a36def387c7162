package health.pratique.api.fhir;

import health.pratique.api.http.CallerContext;
import health.pratique.api.http.Permission;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Confinement;
import health.pratique.clinical.ExportChunk;
import health.pratique.clinical.ExportSlice;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.SearchParameters;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.Written;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.ScopeReach;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** FHIR's interactions, each as the caller of this request. */
@ApplicationScoped
public class FhirInteractions {

    private static final int MOST_VERSIONS = 100;
    private static final int MOST_OF_A_PATIENT = 5_000;
    private static final int CHUNK = 500;
    private static final String PATIENT = "Patient";

    private final ClinicalStore store;
    private final ConsentGate gate;
    private final Drafts drafts;
    private final Permission permission;
    private final CallerContext context;
    private final AccessLog log;
    private final InstantSource clock;

    public FhirInteractions(
            ClinicalStore store,
            ConsentGate gate,
            Drafts drafts,
            Permission permission,
            CallerContext context,
            AccessLog log,
            InstantSource clock) {
        this.store = store;
        this.gate = gate;
        this.drafts = drafts;
        this.permission = permission;
        this.context = context;
        this.log = log;
        this.clock = clock;
    }

    FhirAnswer read(String type, String id, Subset subset, @Nullable String emergency) {
        known(type);
        permission.reach(Interaction.READ, type);
        Sight sight = sight(emergency);
        StoredResource there = store.read(context.caller().custodian(), sight.view(), type, id)
                .orElseThrow(FhirInteractions::notFound);
        if (there.deleted()) {
            throw gone(there);
        }
        return shown(sight, there, subset);
    }

    FhirAnswer vread(String type, String id, int version, @Nullable String emergency) {
        known(type);
        permission.reach(Interaction.READ, type);
        Sight sight = sight(emergency);
        StoredResource there = store.vread(context.caller().custodian(), sight.view(), type, id, version)
                .orElseThrow(FhirInteractions::notFound);
        if (there.deleted()) {
            throw gone(there);
        }
        return shown(sight, there, Subset.WHOLE);
    }

    FhirAnswer history(String type, String id, String base, @Nullable String emergency) {
        known(type);
        permission.reach(Interaction.READ, type);
        Sight sight = sight(emergency);
        List<StoredResource> versions =
                store.history(context.caller().custodian(), sight.view(), type, id, MOST_VERSIONS);
        List<StoredResource> seen = sight.seen(
                Interaction.READ,
                versions.stream().filter(version -> !version.deleted()).toList());
        if (seen.isEmpty()) {
            throw notFound();
        }
        log.shown(context.caller(), "history", seen, sight.emergency());
        List<StoredResource> told = versions.stream()
                .filter(version -> version.deleted() || seen.contains(version))
                .toList();
        BundleText bundle = new BundleText("history", base, clock.instant()).total(told.size());
        told.forEach(bundle::version);
        return FhirAnswer.of(bundle.toString());
    }

    /**
     * @param self the address of this page, and below it of the others
     */
    FhirAnswer search(
            String type,
            Map<String, List<String>> parameters,
            boolean lenient,
            PageLinks self,
            @Nullable String emergency) {
        known(type);
        ScopeReach reach = permission.reach(Interaction.SEARCH, type);
        SearchRequest request = SearchRequest.of(type, parameters, lenient);
        Caller caller = context.caller();
        Sight sight = sight(emergency);
        Searches.Result result = new Searches(store, caller.custodian(), sight).search(request, reach);
        List<StoredResource> shown = new ArrayList<>(result.matches());
        shown.addAll(result.included());
        log.shown(caller, "search", shown, sight.emergency());
        BundleText bundle = new BundleText("searchset", self.base(), clock.instant());
        result.total().ifPresent(bundle::total);
        bundle.link("self", self.self());
        String next = result.next();
        if (next != null) {
            bundle.link("next", self.next(next));
        }
        result.matches()
                .forEach(resource -> bundle.found(resource, request.subset().of(resource.json()), "match"));
        result.included()
                .forEach(resource -> bundle.found(resource, request.subset().of(resource.json()), "include"));
        return FhirAnswer.of(bundle.toString());
    }

    /** Patient/$everything: the patient, all of the compartment, and what it refers to. */
    FhirAnswer everything(String id, String base, @Nullable String emergency) {
        permission.reach(Interaction.READ, PATIENT);
        Sight sight = sight(emergency);
        Caller caller = context.caller();
        StoredResource patient = store.read(caller.custodian(), sight.view(), PATIENT, id)
                .filter(there -> !there.deleted())
                .flatMap(there -> sight.seen(Interaction.READ, there))
                .orElseThrow(FhirInteractions::notFound);
        List<StoredResource> all = new ArrayList<>();
        all.add(patient);
        long after = 0;
        while (true) {
            ExportChunk chunk = store.chunk(
                    caller.custodian(), sight.view(), new ExportSlice(null, null, Confinement.to(id), after, CHUNK));
            sight.seen(Interaction.READ, chunk.resources()).stream()
                    .filter(resource -> !resource.key().equals(patient.key()))
                    .forEach(all::add);
            if (all.size() > MOST_OF_A_PATIENT) {
                throw FhirRefused.tooCostly("There is more than one answer holds: search type by type, or export.");
            }
            if (!chunk.more()) {
                break;
            }
            after = chunk.next();
        }
        log.shown(caller, "everything", all, sight.emergency());
        BundleText bundle = new BundleText("searchset", base, clock.instant()).total(all.size());
        all.forEach(resource -> bundle.found(resource, resource.json(), "match"));
        return FhirAnswer.of(bundle.toString());
    }

    FhirAnswer create(String type, byte[] body, FhirMedia media, @Nullable String condition) {
        known(type);
        return written(writes().create(type, FhirBody.read(body, media), condition));
    }

    FhirAnswer update(String type, String id, byte[] body, FhirMedia media, @Nullable String ifMatch) {
        known(type);
        return written(writes().update(type, id, FhirBody.read(body, media), Conditions.version(ifMatch)));
    }

    FhirAnswer delete(String type, String id, @Nullable String ifMatch) {
        known(type);
        written(writes().delete(type, id, Conditions.version(ifMatch)));
        return new FhirAnswer(204, null, null, false);
    }

    /** The writes that this caller may make. */
    Writes writes() {
        return new Writes(store, drafts, context.caller(), sight(null));
    }

    /** All or none. */
    List<Written> perform(List<ResourceWrite> writes) {
        List<Written> written =
                store.write(context.caller().custodian(), sight(null).view(), writes);
        log.changed(context.caller(), written);
        return written;
    }

    private FhirAnswer written(ResourceWrite write) {
        Written written = perform(List.of(write)).getFirst();
        StoredResource resource = written.resource();
        boolean found = write instanceof ResourceWrite.CreateIfNone && written.effect() == Written.Effect.UNCHANGED;
        // Found by a condition: that is no leave to see it.
        if (found && sight(null).seen(Interaction.READ, resource).isEmpty()) {
            throw notFound();
        }
        int status = written.effect() == Written.Effect.CREATED ? 201 : 200;
        return new FhirAnswer(status, resource, resource.json(), true);
    }

    private FhirAnswer shown(Sight sight, StoredResource there, Subset subset) {
        StoredResource seen = sight.seen(Interaction.READ, there).orElseThrow(FhirInteractions::notFound);
        log.shown(context.caller(), "read", List.of(seen), sight.emergency());
        return FhirAnswer.of(seen, subset.of(seen.json()));
    }

    /** Whoever might have seen what was there learns that it was deleted; nobody else, that there was anything. */
    private RuntimeException gone(StoredResource deleted) {
        Caller caller = context.caller();
        boolean theirs = caller.confinedTo()
                .map(patient -> patient.equals(deleted.patient()))
                .orElse(true);
        boolean whole = caller.scopes()
                .permits(Interaction.READ, deleted.type())
                .filter(ScopeReach::unrestricted)
                .isPresent();
        return theirs && whole && deleted.subject() == null ? FhirRefused.deleted() : notFound();
    }

    private Sight sight(@Nullable String emergency) {
        Caller caller = context.caller();
        if (caller.purpose() != PurposeOfUse.ETREAT || emergency == null) {
            return new Sight(store, gate, caller, null);
        }
        EmergencyReason reason = EmergencyReason.parse(emergency)
                .orElseThrow(() ->
                        FhirRefused.invalid("Give the reason as a code: OVRER, OVRINCOMP, OVRPJ, OVRPS or OVRTPS."));
        return new Sight(store, gate, caller, reason);
    }

    private static void known(String type) {
        if (!SearchParameters.r4().types().contains(type)) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
