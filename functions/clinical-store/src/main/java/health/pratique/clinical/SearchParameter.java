package health.pratique.clinical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a type of resource can be searched.
 *
 * @param name as in a query
 * @param paths where its values are in the resource
 * @param target the only type that references lead to; null for any
 * @param system the code system of a plain code, which has none of its own
 */
public record SearchParameter(
        String name,
        SearchKind kind,
        List<ElementPath> paths,
        @Nullable String target,
        @Nullable String system) {

    /** The id of the resource itself. */
    static final SearchParameter ID = new SearchParameter("_id", SearchKind.TOKEN, List.of(), null, null);

    /** When the resource was last changed. */
    static final SearchParameter LAST_UPDATED =
            new SearchParameter("_lastUpdated", SearchKind.DATE, List.of(), null, null);

    public SearchParameter {
        paths = List.copyOf(paths);
    }

    /** Whether it is kept with the resource itself and not in the index. */
    boolean isOfTheRow() {
        return paths.isEmpty();
    }
}
