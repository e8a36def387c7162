package health.pratique.api.fhir;

import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Confinement;
import health.pratique.clinical.Criterion;
import health.pratique.clinical.ResourceQuery;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.model.EmergencyReason;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.ScopeConstraint;
import health.pratique.smart.ScopeReach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one caller sees: what the scopes reach, of the patients that the token is for, as far as those patients permit. Everything that
 * is read, found, included, counted or exported goes through here.
 */
final class Sight {

    private static final int MOST_IDS = 100;

    private final ClinicalStore store;
    private final ConsentGate gate;
    private final Caller caller;
    private final @Nullable EmergencyReason emergency;

    Sight(ClinicalStore store, ConsentGate gate, Caller caller, @Nullable EmergencyReason emergency) {
        this.store = store;
        this.gate = gate;
        this.caller = caller;
        this.emergency = emergency;
    }

    View view() {
        return caller.deidentifiedOnly() ? View.DEIDENTIFIED : View.IDENTIFIED;
    }

    /** Why consent is overridden; null if it is not. */
    @Nullable
    EmergencyReason emergency() {
        return emergency;
    }

    /** What a query of this caller is confined to; null for every patient of the custodian. */
    @Nullable
    Confinement confinement() {
        return caller.confinedTo()
                .map(patient -> new Confinement(Set.of(patient), true))
                .orElse(null);
    }

    /** The criteria that the scopes add to every search of the type, where they add the same to each. */
    List<Criterion> criteria(ScopeReach reach) {
        return reach.unrestricted() || reach.alternatives().size() != 1
                ? List.of()
                : criteria(reach.alternatives().getFirst());
    }

    /**
     * Those of the resources that the caller sees, in their order.
     *
     * @param interaction what the scopes have to permit for it
     */
    List<StoredResource> seen(Interaction interaction, List<StoredResource> resources) {
        Map<String, List<StoredResource>> byType = resources.stream()
                .filter(this::confined)
                .collect(Collectors.groupingBy(StoredResource::type, LinkedHashMap::new, Collectors.toList()));
        Set<StoredResource> reached = new HashSet<>();
        byType.forEach((type, some) -> caller.scopes()
                .permits(interaction, type)
                .ifPresent(reach -> reached.addAll(within(reach, type, some))));
        return gate.permitted(
                caller, resources.stream().filter(reached::contains).toList(), emergency);
    }

    Optional<StoredResource> seen(Interaction interaction, StoredResource resource) {
        return seen(interaction, List.of(resource)).stream().findFirst();
    }

    private boolean confined(StoredResource resource) {
        return caller.confinedTo()
                .map(patient -> resource.patient() == null || resource.patient().equals(patient))
                .orElse(true);
    }

    private List<StoredResource> within(ScopeReach reach, String type, List<StoredResource> resources) {
        if (reach.unrestricted()) {
            return resources;
        }
        Set<String> ids = new HashSet<>();
        for (List<ScopeConstraint> alternative : reach.alternatives()) {
            ids.addAll(matching(type, resources, criteria(alternative)));
        }
        return resources.stream()
                .filter(resource -> ids.contains(resource.id()))
                .toList();
    }

    /** A scope opens what a search by it finds: so it is searched. */
    private Set<String> matching(String type, List<StoredResource> resources, List<Criterion> narrowed) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < resources.size(); i += MOST_IDS) {
            List<StoredResource> some = resources.subList(i, Math.min(i + MOST_IDS, resources.size()));
            List<Criterion> criteria = new ArrayList<>(narrowed);
            criteria.add(new Criterion(
                    "_id",
                    null,
                    some.stream().map(StoredResource::id).distinct().toList()));
            ResourceQuery query = new ResourceQuery(type, criteria, List.of(), MOST_IDS, null, confinement());
            store.search(caller.custodian(), view(), query).resources().forEach(found -> ids.add(found.id()));
        }
        return ids;
    }

    private static List<Criterion> criteria(List<ScopeConstraint> alternative) {
        return alternative.stream()
                .map(constraint -> Criterion.parse(constraint.parameter(), null, constraint.value()))
                .toList();
    }
}
