package health.pratique.api.fhir;

import health.pratique.clinical.Criterion;
import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.ResourceQuery;
import health.pratique.clinical.SearchParameters;
import health.pratique.clinical.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search as it is asked over HTTP.
 *
 * @param counted whether a total is wanted
 * @param countOnly whether nothing but the total is
 */
record SearchRequest(
        ResourceQuery query, List<IncludeRule> includes, Subset subset, boolean counted, boolean countOnly) {

    static final int USUAL_COUNT = 20;
    static final int MOST_COUNT = 200;

    /** The place of a page: ours, and opaque. */
    static final String CURSOR = "_cursor";

    private static final int MOST_INCLUDES = 16;
    private static final int MOST_PARAMETERS = 64;
    private static final Set<String> OF_THE_ANSWER = Set.of("_format", "_pretty");

    SearchRequest {
        includes = List.copyOf(includes);
    }

    /**
     * @param parameters decoded
     * @param lenient whether unknown parameters are passed over, which only the client can know to be harmless
     * @throws FhirRefused for what is not supported or not well formed
     */
    static SearchRequest of(String type, Map<String, List<String>> parameters, boolean lenient) {
        try {
            return new Reading(type, lenient).read(parameters);
        } catch (QueryInvalid query) {
            throw FhirRefused.of(query);
        }
    }

    /** One reading of parameters. */
    private static final class Reading {

        private final String type;
        private final boolean lenient;
        private final List<Criterion> criteria = new ArrayList<>();
        private final List<IncludeRule> includes = new ArrayList<>();
        private List<SortKey> sort = List.of();
        private Subset subset = Subset.WHOLE;
        private int count = USUAL_COUNT;
        private boolean counted;
        private boolean countOnly;
        private @Nullable String cursor;

        Reading(String type, boolean lenient) {
            this.type = type;
            this.lenient = lenient;
        }

        SearchRequest read(Map<String, List<String>> parameters) {
            if (parameters.values().stream().mapToInt(List::size).sum() > MOST_PARAMETERS) {
                throw new QueryInvalid(QueryInvalid.Defect.TOO_MUCH);
            }
            parameters.forEach((name, values) -> values.forEach(value -> take(name, value)));
            ResourceQuery query = new ResourceQuery(type, criteria, sort, Math.max(count, 1), cursor, null);
            return new SearchRequest(query, includes, subset, counted || countOnly, countOnly);
        }

        private void take(String name, String value) {
            int colon = name.indexOf(':');
            String parameter = colon < 0 ? name : name.substring(0, colon);
            @Nullable String modifier = colon < 0 ? null : name.substring(colon + 1);
            switch (parameter) {
                case "_count" -> count(value);
                case "_sort" -> sort = sorted(value);
                case "_elements" -> subset = Subset.Elements.parse(value);
                case "_summary" -> {
                    subset = Subset.named(value);
                    countOnly |= value.equals("count");
                }
                case "_total" -> counted = counted(value);
                case "_include", "_revinclude" -> include(parameter.equals("_revinclude"), modifier, value);
                case CURSOR -> cursor = value;
                default -> criterion(parameter, modifier, value);
            }
        }

        private void criterion(String parameter, @Nullable String modifier, String value) {
            if (OF_THE_ANSWER.contains(parameter)) {
                return;
            }
            if (SearchParameters.r4().find(type, parameter).isEmpty()) {
                if (lenient && !parameter.contains(".") && !parameter.startsWith("_")) {
                    return;
                }
                // Chains and _has tell of resources that are never shown; nobody gets to ask.
                throw new QueryInvalid(QueryInvalid.Defect.PARAMETER_UNKNOWN);
            }
            criteria.add(Criterion.parse(parameter, modifier, value));
        }

        private void count(String value) {
            try {
                count = Math.min(Integer.parseInt(value), MOST_COUNT);
            } catch (NumberFormatException none) {
                throw new QueryInvalid(QueryInvalid.Defect.VALUE_INVALID);
            }
            if (count < 0) {
                throw new QueryInvalid(QueryInvalid.Defect.VALUE_INVALID);
            }
            countOnly |= count == 0;
        }

        private void include(boolean reverse, @Nullable String modifier, String value) {
            if (includes.size() == MOST_INCLUDES) {
                throw new QueryInvalid(QueryInvalid.Defect.TOO_MUCH);
            }
            if (modifier != null && !modifier.equals("iterate")) {
                throw new QueryInvalid(QueryInvalid.Defect.MODIFIER_UNKNOWN);
            }
            includes.add(IncludeRule.parse(value, reverse, modifier != null));
        }

        private static List<SortKey> sorted(String value) {
            return Arrays.stream(value.split(","))
                    .map(key -> key.startsWith("-") ? new SortKey(key.substring(1), true) : new SortKey(key, false))
                    .toList();
        }

        private static boolean counted(String value) {
            return switch (value) {
                case "none", "estimate" -> false;
                case "accurate" -> true;
                default -> throw new QueryInvalid(QueryInvalid.Defect.VALUE_INVALID);
            };
        }
    }
}
