package health.pratique.erasure;

import health.pratique.model.DocumentId;
import java.util.EnumMap;
import java.util.Map;

/**
 * A document that was erased, or of which something is kept.
 *
 * @param removed by store; none of stores that held nothing
 * @param sequence of the newest event of its chain, by which it was erased
 * @param hash of that event
 */
public record ErasedDocument(DocumentId id, Map<ErasedStore, Removed> removed, long sequence, String hash) {

    public ErasedDocument {
        removed = removed.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(removed));
    }
}
