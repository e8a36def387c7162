package health.pratique.erase;

import health.pratique.erasure.ErasedStore;
import health.pratique.erasure.KeptData;
import health.pratique.erasure.Removed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a document.
 *
 * @param removable whatever nothing is known to keep
 * @param kept why an original has to stay; absent when it may go
 */
record Inventory(Set<StoredVersion> removable, @Nullable KeptData kept) {

    /** Without the markers, which are no data. */
    Set<StoredVersion> versions() {
        return removable.stream().filter(one -> !one.marker()).collect(Collectors.toSet());
    }

    Map<ErasedStore, Removed> byStore() {
        return new RemovedVersions(versions().stream().map(StoredVersion::mark).collect(Collectors.toSet()), -1)
                .byStore();
    }

    List<KeptData> keptData() {
        return kept == null ? List.of() : List.of(kept);
    }
}
