package health.pratique.consent;

import health.pratique.fault.ReasonCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decision on a question. What is not permitted is denied. */
public sealed interface ConsentAnswer {

    /** When the consents were looked at. */
    Instant evaluatedAt();

    /** @param obligations what de-identification must do on top of the release policy */
    record Permitted(ConsentReference consent, List<String> obligations, Instant evaluatedAt) implements ConsentAnswer {
        public Permitted {
            obligations = List.copyOf(obligations);
        }
    }

    /**
     * @param reason one of the {@code CONSENT_} codes
     * @param consent the one that refuses, is over or has not begun; absent if none speaks of the question
     */
    record Denied(ReasonCode reason, @Nullable ConsentReference consent, Instant evaluatedAt)
            implements ConsentAnswer {}
}
