package health.pratique.erase;

import health.pratique.erasure.ErasedStore;
import health.pratique.erasure.Removed;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was removed of a document.
 *
 * @param marks as {@link StoredVersion#mark} makes them
 * @param recorded how many of them the document's chain tells of; -1 when it tells of no erasure
 */
record RemovedVersions(Set<String> marks, int recorded) {

    boolean onRecord() {
        return recorded >= marks.size();
    }

    Map<ErasedStore, Removed> byStore() {
        Map<ErasedStore, Removed> counts = new EnumMap<>(ErasedStore.class);
        Set<String> objects = new HashSet<>();
        for (String mark : marks) {
            ErasedStore store = ErasedStore.valueOf(mark.substring(0, mark.indexOf('/')));
            boolean first = objects.add(mark.substring(0, mark.lastIndexOf('/')));
            counts.merge(store, new Removed(first ? 1 : 0, 1), Removed::plus);
        }
        return counts;
    }
}
