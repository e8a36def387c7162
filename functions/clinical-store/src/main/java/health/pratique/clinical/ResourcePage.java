package health.pratique.clinical;

import java.util.List;
import java.util.function.Supplier;

/**
 * Some of a search's results.
 *
 * @param more whether others follow the last
 */
public record ResourcePage(List<Found> found, boolean more) {

    /** @param sealed the cursor, made when it is asked for */
    public record Found(StoredResource resource, Supplier<String> sealed) {

        /** Asks for what follows this very result, so that a page may end anywhere. */
        public String cursor() {
            return sealed.get();
        }
    }

    public ResourcePage {
        found = List.copyOf(found);
    }

    public List<StoredResource> resources() {
        return found.stream().map(Found::resource).toList();
    }
}
