package health.pratique.clinical;

import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a resource.
 *
 * @param lastUpdated to the millisecond
 * @param patient id of the patient in whose compartment it is; null for what is the custodian's own
 * @param subject the same patient as consent, audit and erasure know them
 * @param deleted then {@code json} is empty
 * @param labels of {@code meta.security}, each {@code system|code}
 * @param json as served: {@code id}, {@code meta.versionId} and {@code meta.lastUpdated} are in it
 */
public record StoredResource(
        String type,
        String id,
        int version,
        Instant lastUpdated,
        @Nullable String patient,
        @Nullable SubjectToken subject,
        boolean deleted,
        List<String> labels,
        String json) {

    public StoredResource {
        labels = List.copyOf(labels);
    }

    public ResourceKey key() {
        return new ResourceKey(type, id);
    }

    /** The same content as another version. */
    StoredResource as(int other, Instant updated) {
        String content = ResourceJson.stamped(ResourceJson.stored(this), type, id, other, updated);
        return new StoredResource(type, id, other, updated, patient, subject, false, labels, content);
    }

    /** The version that says that it is not there any more. */
    StoredResource deletedAt(Instant updated) {
        return new StoredResource(type, id, version + 1, updated, patient, subject, true, List.of(), "");
    }

    /** When the next version is of, however the clock goes. */
    Instant after(Instant now) {
        Instant next = lastUpdated.plusMillis(1);
        return now.isAfter(next) ? now : next;
    }

    @Override
    public String toString() {
        return type + "/" + id + "/_history/" + version + " [PHI]";
    }
}
