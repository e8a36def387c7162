package health.pratique.api.review;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.kit.ReviewAction;
import health.pratique.kit.ReviewReason;
import health.pratique.phi.PhiType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decides; who the reviewer is, is the token's to say. Prints as {@code [PHI]}.
 *
 * @param note the reviewer's own words, 1,000 characters at most; kept in the quarantine bucket
 * @param redactions what has to go, for REDACT_MORE and nothing else
 */
@RegisterForReflection
@Schema(description = "A decision")
record DecisionRequest(
        ReviewAction action,
        ReviewReason reason,
        @Nullable String note,
        @Nullable List<RequestedText> redactions) {

    private static final int MOST_TEXTS = 500;

    DecisionRequest {
        redactions = redactions == null ? null : List.copyOf(redactions);
        boolean redacts = redactions != null && !redactions.isEmpty() && redactions.size() <= MOST_TEXTS;
        if (action == null || reason == null || redacts != (action == ReviewAction.REDACT_MORE)) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
    }

    /** A text that has to go, as what. */
    @RegisterForReflection
    record RequestedText(
            @Schema(examples = "LANDMARK") PhiType type,
            @Schema(examples = "the old cooperage") String text) {

        private static final int MOST_CHARACTERS = 500;

        RequestedText {
            boolean one = type != null
                    && text != null
                    && text.strip().length() >= 2
                    && text.length() <= MOST_CHARACTERS
                    && text.chars().noneMatch(Character::isISOControl)
                    && text.lines().count() == 1;
            if (!one) {
                throw new ProblemException(ProblemKind.REQUEST_INVALID);
            }
        }

        @Override
        public String toString() {
            return "[PHI]";
        }
    }

    /** As the review function reads a list: in each line a type, a colon and a text. */
    static String list(List<RequestedText> texts) {
        return texts.stream()
                .map(text -> text.type() + ": " + text.text().strip() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
