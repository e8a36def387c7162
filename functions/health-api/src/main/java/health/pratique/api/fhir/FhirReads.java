package health.pratique.api.fhir;

import health.pratique.api.http.CallerContext;
import health.pratique.api.http.Permission;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.SearchParameters;
import health.pratique.clinical.StoredResource;
import health.pratique.sight.Sight;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.ScopeReach;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** FHIR's interactions that show something, each as the caller of this request. */
@ApplicationScoped
public class FhirReads {

    private static final int MOST_VERSIONS = 100;

    private final ClinicalStore store;
    private final Sights sights;
    private final Permission permission;
    private final CallerContext context;
    private final AccessLog log;
    private final InstantSource clock;

    public FhirReads(
            ClinicalStore store,
            Sights sights,
            Permission permission,
            CallerContext context,
            AccessLog log,
            InstantSource clock) {
        this.store = store;
        this.sights = sights;
        this.permission = permission;
        this.context = context;
        this.log = log;
        this.clock = clock;
    }

    FhirAnswer read(String type, String id, Subset subset, @Nullable String emergency) {
        Sight sight = readable(type, emergency);
        return shown(sight, store.read(context.caller().custodian(), sight.view(), type, id), subset);
    }

    FhirAnswer vread(String type, String id, int version, @Nullable String emergency) {
        Sight sight = readable(type, emergency);
        return shown(sight, store.vread(context.caller().custodian(), sight.view(), type, id, version), Subset.WHOLE);
    }

    /** Each version is seen or not by what it says itself. */
    FhirAnswer history(String type, String id, String base, @Nullable String emergency) {
        Sight sight = readable(type, emergency);
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
        Sight sight = sights.of(emergency);
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

    private Sight readable(String type, @Nullable String emergency) {
        known(type);
        permission.reach(Interaction.READ, type);
        return sights.of(emergency);
    }

    private FhirAnswer shown(Sight sight, Optional<StoredResource> found, Subset subset) {
        StoredResource there = found.orElseThrow(FhirReads::notFound);
        if (there.deleted()) {
            throw gone(there);
        }
        StoredResource seen = sight.seen(Interaction.READ, there).orElseThrow(FhirReads::notFound);
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

    /** What is not kept is not there. */
    static void known(String type) {
        if (!SearchParameters.r4().types().contains(type)) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
