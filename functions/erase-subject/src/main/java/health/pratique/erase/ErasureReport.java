package health.pratique.erase;

import health.pratique.erasure.ErasedStore;
import health.pratique.erasure.KeptData;
import health.pratique.erasure.Removed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an erasure has got.
 *
 * @param erasureId of the erasure that there is, which may be another than the one that was asked for
 * @param documents of the patient, that were looked at
 * @param erased by store; in a dry run what would be
 * @param kept what is not erased, and why
 * @param certificate where it lies, once there is one
 */
@RegisterForReflection(
        targets = {
            ErasureReport.class,
            ErasureReport.Status.class,
            ErasureReport.Certificate.class,
            ErasedStore.class,
            Removed.class,
            KeptData.class,
            KeptData.Kind.class
        })
public record ErasureReport(
        Status status,
        String erasureId,
        int documents,
        Map<ErasedStore, Removed> erased,
        List<KeptData> kept,
        @Nullable Certificate certificate) {

    public ErasureReport {
        erased = erased.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(erased));
        kept = List.copyOf(kept);
    }

    /** What came of a request. */
    public enum Status {
        /** A dry run: nothing was done. */
        PLANNED,
        /** Time was over: the same request goes on. */
        UNDER_WAY,
        /** The certificate is issued. */
        CERTIFIED,
        /** Another erasure of this patient is there already; nothing was done by this request. */
        OTHER_ERASURE
    }

    /**
     * A certificate in the write-once bucket.
     *
     * @param sha256 of the file
     */
    public record Certificate(String bucket, String key, String sha256) {}
}
