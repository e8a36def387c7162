package health.pratique.api.fhir;

import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Criterion;
import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.ResourcePage;
import health.pratique.clinical.ResourceQuery;
import health.pratique.clinical.StoredResource;
import health.pratique.model.Custodian;
import health.pratique.sight.Sight;
import health.pratique.smart.Interaction;
import health.pratique.smart.ScopeReach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Searches as one caller: pages, totals and includes hold what the caller sees and nothing else. */
final class Searches {

    /** So many rows that nobody may see are passed over before a page ends short of its number. */
    private static final int MOST_ROUNDS = 20;

    /** More than that are not counted: the total is left out. */
    private static final int MOST_COUNTED = 20_000;

    private static final int MOST_INCLUDED = 1_000;
    private static final int MOST_ITERATIONS = 3;

    private final ClinicalStore store;
    private final Custodian custodian;
    private final Sight sight;

    Searches(ClinicalStore store, Custodian custodian, Sight sight) {
        this.store = store;
        this.custodian = custodian;
        this.sight = sight;
    }

    /**
     * @param next where the page after this one begins; null for none
     * @param total empty when nobody asked, or there are too many to count
     */
    record Result(
            List<StoredResource> matches,
            List<StoredResource> included,
            @Nullable String next,
            OptionalLong total) {}

    /** @throws QueryInvalid if it cannot be answered as it is asked */
    Result search(SearchRequest request, ScopeReach reach) {
        ResourceQuery query = narrowed(request.query(), reach);
        OptionalLong total = request.counted() ? count(query) : OptionalLong.empty();
        if (request.countOnly()) {
            return new Result(List.of(), List.of(), null, total);
        }
        List<StoredResource> matches = new ArrayList<>();
        String next = fill(query, matches);
        return new Result(matches, included(matches, request.includes()), next, total);
    }

    private ResourceQuery narrowed(ResourceQuery query, ScopeReach reach) {
        List<Criterion> criteria = new ArrayList<>(query.criteria());
        criteria.addAll(sight.criteria(reach));
        return new ResourceQuery(
                query.type(), criteria, query.sort(), query.count(), query.cursor(), sight.confinement());
    }

    /** Goes on behind what is not seen, so that a page says nothing of how much that is. */
    private @Nullable String fill(ResourceQuery query, List<StoredResource> matches) {
        // One more than is shown, which tells whether there is a next page.
        ResourceQuery rows = new ResourceQuery(
                query.type(), query.criteria(), query.sort(), query.count() + 1, query.cursor(), query.within());
        @Nullable String cursor = query.cursor();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            ResourcePage page = store.search(custodian, sight.view(), rows.after(cursor));
            Set<StoredResource> seen = new HashSet<>(sight.seen(Interaction.SEARCH, page.resources()));
            for (ResourcePage.Found found : page.found()) {
                if (seen.contains(found.resource())) {
                    if (matches.size() == query.count()) {
                        return cursor;
                    }
                    matches.add(found.resource());
                }
                cursor = found.cursor();
            }
            if (!page.more()) {
                return null;
            }
        }
        return cursor;
    }

    private OptionalLong count(ResourceQuery query) {
        ResourceQuery all = new ResourceQuery(
                query.type(), query.criteria(), query.sort(), ResourceQuery.MOST_RESULTS, null, query.within());
        long total = 0;
        @Nullable String cursor = null;
        for (int looked = 0; looked < MOST_COUNTED; looked += ResourceQuery.MOST_RESULTS) {
            ResourcePage page = store.search(custodian, sight.view(), all.after(cursor));
            total += sight.seen(Interaction.SEARCH, page.resources()).size();
            if (!page.more() || page.found().isEmpty()) {
                return OptionalLong.of(total);
            }
            cursor = page.found().getLast().cursor();
        }
        return OptionalLong.empty();
    }

    private List<StoredResource> included(List<StoredResource> matches, List<IncludeRule> rules) {
        Map<ResourceKey, StoredResource> included = new LinkedHashMap<>();
        Set<ResourceKey> known =
                matches.stream().map(StoredResource::key).collect(Collectors.toCollection(HashSet::new));
        List<StoredResource> sources = matches;
        for (int round = 0; round < MOST_ITERATIONS && !sources.isEmpty(); round++) {
            List<StoredResource> found = new ArrayList<>();
            for (IncludeRule rule : rules) {
                if (round == 0 || rule.iterate()) {
                    found.addAll(referred(rule, sources));
                }
            }
            List<StoredResource> fresh = sight.seen(Interaction.READ, found).stream()
                    .filter(resource -> known.add(resource.key()))
                    .toList();
            fresh.forEach(resource -> included.put(resource.key(), resource));
            if (included.size() > MOST_INCLUDED) {
                throw new QueryInvalid(QueryInvalid.Defect.TOO_MUCH);
            }
            sources = fresh;
        }
        return List.copyOf(included.values());
    }

    private List<StoredResource> referred(IncludeRule rule, List<StoredResource> sources) {
        if (rule.reverse()) {
            Set<ResourceKey> targets = sources.stream().map(StoredResource::key).collect(Collectors.toSet());
            return store.referring(
                    custodian,
                    sight.view(),
                    rule.source(),
                    rule.parameter(),
                    targets,
                    sight.confinement(),
                    MOST_INCLUDED);
        }
        Set<ResourceKey> keys = new HashSet<>();
        for (StoredResource source : sources) {
            if (source.type().equals(rule.source())) {
                keys.addAll(References.of(source, rule.parameter()));
            }
        }
        if (rule.target() != null) {
            keys.removeIf(key -> !key.type().equals(rule.target()));
        }
        return keys.isEmpty() ? List.of() : store.resources(custodian, sight.view(), keys);
    }
}
