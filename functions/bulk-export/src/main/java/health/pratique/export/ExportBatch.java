package health.pratique.export;

import health.pratique.clinical.StoredResource;
import java.util.List;

/**
 * Resources of one type that are a file together.
 *
 * @param deleted whether these are what resources were before they were deleted
 * @param next where to go on behind them
 */
record ExportBatch(String type, List<StoredResource> resources, boolean deleted, ExportPosition next) {

    ExportBatch {
        resources = List.copyOf(resources);
    }

    @Override
    public String toString() {
        return resources.size() + " of " + type + " [PHI]";
    }
}
