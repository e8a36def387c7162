package health.pratique.consent;

import health.pratique.model.SubjectToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which consents to find; what is absent does not matter.
 *
 * @param from that were said, or else recorded, at this time or later
 * @param until that were said, or else recorded, before this time
 * @param category {@code system|code}
 * @param purpose a code of HL7 v3 PurposeOfUse that a provision names
 * @param limit 1 to 1000
 */
public record ConsentSearch(
        @Nullable SubjectToken subject,
        @Nullable String status,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String category,
        @Nullable String purpose,
        int limit) {

    public static final int MAX_LIMIT = 1000;

    /** @throws IllegalArgumentException for a limit that is out of bounds */
    public ConsentSearch {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("search for 1 to 1000 consents at a time");
        }
    }

    public static ConsentSearch of(SubjectToken subject) {
        return new ConsentSearch(subject, null, null, null, null, null, MAX_LIMIT);
    }
}
