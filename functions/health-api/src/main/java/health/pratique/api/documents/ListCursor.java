package health.pratique.api.documents;

import health.pratique.kit.DocumentListing.Place;
import health.pratique.model.DocumentStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on.
 *
 * @param after absent at the beginning of a status
 */
record ListCursor(DocumentStatus status, @Nullable Place after) {}
