package health.pratique.clinical;

import java.util.List;

/**
 * @param next where the following chunk begins
 * @param more whether there is one
 */
public record ExportChunk(List<StoredResource> resources, long next, boolean more) {

    public ExportChunk {
        resources = List.copyOf(resources);
    }
}
