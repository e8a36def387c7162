package health.pratique.erase;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.pratique.erasure.ErasureReason;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks to erase a patient, or, without a custodian as EventBridge's schedule sends it, to go on with whatever is not done.
 *
 * @param erasureId the same for a request that is repeated
 * @param requestedBy who answers for it; never the patient's name, since it stays
 * @param recordHeldBy the system in which the custodian keeps the record itself: no retention law then keeps the originals here
 * @param dryRun tells what would be done, and does nothing
 */
@RegisterForReflection(targets = {ErasureRequest.class, ErasureReason.class})
@JsonIgnoreProperties(ignoreUnknown = true)
public record ErasureRequest(
        @Nullable Custodian custodian,
        @Nullable SubjectToken subject,
        @Nullable String erasureId,
        @Nullable ErasureReason reason,
        @Nullable String requestedBy,
        @Nullable String recordHeldBy,
        boolean dryRun) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@/-]{0,99}");

    /** What the schedule sends. */
    public static final ErasureRequest SCHEDULED = new ErasureRequest(null, null, null, null, null, null, false);

    /** Whether it names no patient. */
    boolean scheduled() {
        return custodian == null && subject == null;
    }

    /** @throws PolicyViolated ERASURE_INCOMPLETE when something is not said, or is more than a name */
    Order checked() {
        if (custodian == null
                || subject == null
                || reason == null
                || erasureId == null
                || !ID.matcher(erasureId).matches()
                || requestedBy == null
                || !NAME.matcher(requestedBy).matches()
                || recordHeldBy != null && !NAME.matcher(recordHeldBy).matches()) {
            throw new PolicyViolated(ReasonCode.ERASURE_INCOMPLETE);
        }
        return new Order(custodian, subject, erasureId, reason, requestedBy, recordHeldBy);
    }

    /** A request that says all. */
    public record Order(
            Custodian custodian,
            SubjectToken subject,
            String erasureId,
            ErasureReason reason,
            String requestedBy,
            @Nullable String recordHeldBy) {}
}
