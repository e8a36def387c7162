package health.pratique.kit;

import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question for a privacy officer, in ids, codes and counts: never PHI.
 *
 * @param about the natural key of what is asked about; the same case opened twice is one review
 * @param document the document in question, if there is one
 * @param execution the workflow run that held the document, or in which access was had
 * @param reason why a person is asked
 * @param findings the rules that the document breaks
 * @param facts codes and counts that help to decide
 * @param deadline when more people are told
 */
public record ReviewCase(
        Custodian custodian,
        ReviewKind kind,
        String about,
        @Nullable DocumentId document,
        @Nullable String execution,
        ReasonCode reason,
        List<Finding> findings,
        Map<String, String> facts,
        Instant deadline) {

    /** With the longest prefix it still is a name of an execution of Step Functions, which has 80 characters. */
    private static final Pattern ABOUT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws IllegalArgumentException when {@code about} is more than a name, without quoting it */
    public ReviewCase {
        if (!ABOUT.matcher(about).matches()) {
            throw new IllegalArgumentException("what a review is about has 1 to 64 letters, digits and . _ -");
        }
        findings = List.copyOf(findings);
        facts = Map.copyOf(facts);
    }

    /** Access in an emergency, to be justified afterwards. */
    public static ReviewCase breakGlass(
            Custodian custodian,
            String about,
            @Nullable DocumentId document,
            @Nullable String execution,
            ReasonCode reason,
            Map<String, String> facts,
            Instant deadline) {
        return new ReviewCase(
                custodian, ReviewKind.BREAK_GLASS, about, document, execution, reason, List.of(), facts, deadline);
    }

    /** The same for the same case; a name that tells nothing of a patient. */
    public String id() {
        return kind.prefix() + "-" + about;
    }
}
