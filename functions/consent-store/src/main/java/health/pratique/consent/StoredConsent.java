package health.pratique.consent;

import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a consent, as it is on record.
 *
 * @param resource without id and meta; absent for what was recorded by itself, which has statements only
 * @param said what that version says, each provision with its exceptions
 */
public record StoredConsent(
        ConsentReference reference,
        SubjectToken subject,
        String status,
        Instant recordedAt,
        @Nullable String resource,
        @Nullable String sourceSha256,
        List<ConsentProvision> said) {

    public StoredConsent {
        said = List.copyOf(said);
    }

    boolean isOf(ConsentDraft draft) {
        return status.equals(draft.status())
                && Optional.ofNullable(sourceSha256)
                        .filter(draft.sourceSha256()::equals)
                        .isPresent();
    }
}
