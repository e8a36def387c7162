package health.pratique.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.RedactionList;
import health.pratique.kit.ReviewAction;
import health.pratique.kit.ReviewReason;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decides. Prints as {@code [PHI]}, since the note is the reviewer's own words.
 *
 * @param id made by the caller, once for each decision: sent twice, it is one
 * @param reviewer by the name that the custodian knows; who lets people in vouches for it
 * @param redactions what has to go, for REDACT_MORE and for nothing else
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record Decision(
        String id,
        ReviewAction action,
        String reviewer,
        ReviewReason reason,
        @Nullable String note,
        @Nullable RedactionList redactions) {

    static final int MAX_NOTE = 1_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern REVIEWER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{1,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws PolicyViolated REVIEW_INCOMPLETE when something is missing or too long; nothing of it is quoted */
    void check() {
        boolean named = known(id, ID) && known(reviewer, REVIEWER) && action != null && reason != null;
        boolean shortEnough = note == null || note.length() <= MAX_NOTE;
        boolean redacts = redactions != null && redactions.location() != null && known(redactions.sha256(), SHA_256);
        if (!named || !shortEnough || redacts != (action == ReviewAction.REDACT_MORE)) {
            throw new PolicyViolated(ReasonCode.REVIEW_INCOMPLETE);
        }
    }

    static boolean names(@Nullable String reviewer) {
        return known(reviewer, REVIEWER);
    }

    private static boolean known(@Nullable String value, Pattern form) {
        return value != null && form.matcher(value).matches();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
