package health.pratique.api.fhir;

import health.pratique.api.http.CallerContext;
import health.pratique.api.http.Permission;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.consent.ConsentRecords;
import health.pratique.consent.ConsentSearch;
import health.pratique.consent.StoredConsent;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Consents as they are on record, each as the caller of this request. What is not the caller's to see is not there. */
@ApplicationScoped
public class ConsentReads {

    private final ConsentRecords records;
    private final ClinicalStore store;
    private final ConsentSight sight;
    private final Permission permission;
    private final CallerContext context;
    private final AccessLog log;
    private final InstantSource clock;

    public ConsentReads(
            ConsentRecords records,
            ClinicalStore store,
            ConsentSight sight,
            Permission permission,
            CallerContext context,
            AccessLog log,
            InstantSource clock) {
        this.records = records;
        this.store = store;
        this.sight = sight;
        this.permission = permission;
        this.context = context;
        this.log = log;
        this.clock = clock;
    }

    FhirAnswer read(String id, Subset subset) {
        StoredResource consent = versions(id).getFirst();
        log.shown(context.caller(), "read", List.of(consent), null);
        return FhirAnswer.of(consent, subset.of(consent.json()));
    }

    FhirAnswer vread(String id, int version) {
        StoredResource consent = versions(id).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(ConsentReads::notFound);
        log.shown(context.caller(), "read", List.of(consent), null);
        return FhirAnswer.of(consent, consent.json());
    }

    FhirAnswer history(String id, String base) {
        List<StoredResource> versions = versions(id);
        log.shown(context.caller(), "history", versions, null);
        BundleText bundle = new BundleText("history", base, clock.instant()).total(versions.size());
        versions.forEach(bundle::version);
        return FhirAnswer.of(bundle.toString());
    }

    FhirAnswer search(ConsentQuery query, PageLinks self) {
        permission.reach(Interaction.SEARCH, ConsentView.TYPE);
        List<StoredResource> found = found(query);
        List<StoredResource> behind = behind(found, query.cursor());
        List<StoredResource> page = behind.subList(0, Math.min(query.count(), behind.size()));
        log.shown(context.caller(), "search", page, null);
        BundleText bundle = new BundleText("searchset", self.base(), clock.instant()).total(found.size());
        bundle.link("self", self.self());
        if (behind.size() > page.size()) {
            bundle.link("next", self.next(page.getLast().id()));
        }
        page.forEach(consent -> bundle.found(consent, consent.json(), "match"));
        return FhirAnswer.of(bundle.toString());
    }

    /** A patient's, as far as they are seen: none where the scopes show none. */
    List<StoredResource> of(StoredResource patient) {
        Caller caller = context.caller();
        @Nullable SubjectToken subject = patient.subject();
        if (subject == null
                || caller.scopes().permits(Interaction.READ, ConsentView.TYPE).isEmpty()) {
            return List.of();
        }
        return records.search(caller.custodian(), ConsentSearch.of(subject)).stream()
                .map(ConsentView::of)
                .filter(consent -> sight.sees(Interaction.READ, consent))
                .toList();
    }

    private List<StoredResource> found(ConsentQuery query) {
        @Nullable String patient = context.caller().confinedTo().orElse(query.patient());
        Optional<SubjectToken> subject = Optional.ofNullable(patient).flatMap(this::subject);
        if (patient != null && subject.isEmpty()) {
            return List.of();
        }
        List<StoredConsent> found = records.search(context.caller().custodian(), query.search(subject.orElse(null)));
        if (found.size() == ConsentSearch.MAX_LIMIT) {
            throw new QueryInvalid(QueryInvalid.Defect.TOO_MUCH);
        }
        return found.stream()
                .map(ConsentView::of)
                .filter(consent -> query.id() == null || query.id().equals(consent.id()))
                .filter(consent -> query.patient() == null || query.patient().equals(consent.patient()))
                .filter(consent -> sight.sees(Interaction.SEARCH, consent))
                .toList();
    }

    /** Those behind the last of the page before. */
    private static List<StoredResource> behind(List<StoredResource> found, @Nullable String cursor) {
        if (cursor == null) {
            return found;
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).id().equals(cursor)) {
                return found.subList(i + 1, found.size());
            }
        }
        throw new QueryInvalid(QueryInvalid.Defect.CURSOR_INVALID);
    }

    /** Whom the custodian knows by this id. */
    Optional<SubjectToken> subject(String patient) {
        return store.read(context.caller().custodian(), View.IDENTIFIED, "Patient", patient)
                .flatMap(resource -> Optional.ofNullable(resource.subject()));
    }

    /** The newest first; at least one. */
    private List<StoredResource> versions(String id) {
        permission.reach(Interaction.READ, ConsentView.TYPE);
        List<StoredResource> seen = uuid(id).stream()
                .flatMap(known -> records.history(context.caller().custodian(), known).stream())
                .map(ConsentView::of)
                .filter(consent -> sight.sees(Interaction.READ, consent))
                .toList();
        if (seen.isEmpty()) {
            throw notFound();
        }
        return seen;
    }

    /** Empty for what is not written as an id of ours is. */
    static Optional<UUID> uuid(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.toString().equals(id) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
