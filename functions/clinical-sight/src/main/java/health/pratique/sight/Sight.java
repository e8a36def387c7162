package health.pratique.sight;

import health.pratique.clinical.CodeMatch;
import health.pratique.clinical.Confinement;
import health.pratique.clinical.Criterion;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.model.EmergencyReason;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.ScopeConstraint;
import health.pratique.smart.ScopeReach;
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
public final class Sight {

    private final ConsentGate gate;
    private final Caller caller;
    private final @Nullable EmergencyReason emergency;

    /** @param emergency why consent is to be overridden, if it is */
    public Sight(ConsentGate gate, Caller caller, @Nullable EmergencyReason emergency) {
        this.gate = gate;
        this.caller = caller;
        this.emergency = emergency;
    }

    public View view() {
        return caller.deidentifiedOnly() ? View.DEIDENTIFIED : View.IDENTIFIED;
    }

    /** Why consent is overridden; null if it is not. */
    @Nullable
    public EmergencyReason emergency() {
        return emergency;
    }

    /** What a query of this caller is confined to; null for every patient of the custodian. */
    @Nullable
    public Confinement confinement() {
        return caller.confinedTo()
                .map(patient -> new Confinement(Set.of(patient), true))
                .orElse(null);
    }

    /** The criteria that the scopes add to every search of the type, where they add the same to each. */
    public List<Criterion> criteria(ScopeReach reach) {
        return reach.unrestricted() || reach.alternatives().size() != 1
                ? List.of()
                : criteria(reach.alternatives().getFirst());
    }

    /**
     * Those of the resources that the caller sees, in their order.
     *
     * @param interaction what the scopes have to permit for it
     */
    public List<StoredResource> seen(Interaction interaction, List<StoredResource> resources) {
        Map<String, List<StoredResource>> byType = resources.stream()
                .filter(this::confined)
                .collect(Collectors.groupingBy(StoredResource::type, LinkedHashMap::new, Collectors.toList()));
        Set<StoredResource> reached = new HashSet<>();
        byType.forEach((type, some) ->
                caller.scopes().permits(interaction, type).ifPresent(reach -> reached.addAll(within(reach, some))));
        return gate.permitted(
                caller, resources.stream().filter(reached::contains).toList(), emergency);
    }

    public Optional<StoredResource> seen(Interaction interaction, StoredResource resource) {
        return seen(interaction, List.of(resource)).stream().findFirst();
    }

    private boolean confined(StoredResource resource) {
        return caller.confinedTo()
                .map(patient -> resource.patient() == null || resource.patient().equals(patient))
                .orElse(true);
    }

    /** A scope opens what a search by it would find; each version is judged by what is in that version. */
    private List<StoredResource> within(ScopeReach reach, List<StoredResource> resources) {
        if (reach.unrestricted()) {
            return resources;
        }
        List<List<Criterion>> alternatives =
                reach.alternatives().stream().map(Sight::criteria).toList();
        return resources.stream()
                .filter(resource -> alternatives.stream().anyMatch(codes -> CodeMatch.matches(view(), resource, codes)))
                .toList();
    }

    private static List<Criterion> criteria(List<ScopeConstraint> alternative) {
        return alternative.stream()
                .map(constraint -> Criterion.parse(constraint.parameter(), null, constraint.value()))
                .toList();
    }
}
