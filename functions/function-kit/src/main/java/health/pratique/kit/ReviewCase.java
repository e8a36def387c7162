package health.pratique.kit;

import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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

    /**
     * A document that a run held: one review for each time that it is held.
     *
     * @param execution the run that ended the document as QUARANTINED
     */
    public static ReviewCase held(
            Custodian custodian,
            DocumentId document,
            String execution,
            ReasonCode reason,
            List<Finding> findings,
            Map<String, String> facts,
            Instant deadline) {
        return new ReviewCase(
                custodian,
                ReviewKind.HELD_DOCUMENT,
                document.value() + "-" + fingerprint(execution),
                document,
                execution,
                reason,
                findings,
                facts,
                deadline);
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

    private static String fingerprint(String execution) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(execution.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    /** The same for the same case; a name that tells nothing of a patient. */
    public String id() {
        return kind.prefix() + "-" + about;
    }
}
