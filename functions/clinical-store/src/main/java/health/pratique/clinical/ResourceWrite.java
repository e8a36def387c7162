package health.pratique.clinical;

import health.pratique.model.SubjectToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of one resource. The subject may be left out when the resource names a patient who is kept already. */
public sealed interface ResourceWrite {

    String type();

    String id();

    /** @param id of its own; a resource that is there is a refusal */
    record Create(String type, String id, @Nullable SubjectToken subject, String json) implements ResourceWrite {
        @Override
        public String toString() {
            return type + "/" + id + " [PHI]";
        }
    }

    /**
     * Does nothing when one resource matches (FHIR R4, section 3.1.0.8.1).
     *
     * @param within what is searched for a match; null for everything of the custodian
     */
    record CreateIfNone(
            String type,
            String id,
            @Nullable SubjectToken subject,
            String json,
            List<Criterion> matching,
            @Nullable Confinement within)
            implements ResourceWrite {
        public CreateIfNone {
            matching = List.copyOf(matching);
        }

        @Override
        public String toString() {
            return type + "/" + id + " [PHI]";
        }
    }

    /**
     * Makes the resource when there is none. The same content again is no new version.
     *
     * @param expected the version to be replaced, by If-Match; null for any
     */
    record Update(
            String type,
            String id,
            @Nullable SubjectToken subject,
            String json,
            @Nullable Integer expected) implements ResourceWrite {
        @Override
        public String toString() {
            return type + "/" + id + " [PHI]";
        }
    }

    /** @param expected as for {@link Update}; what is not there is deleted already */
    record Delete(String type, String id, @Nullable Integer expected) implements ResourceWrite {}
}
