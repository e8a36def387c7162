package health.pratique.quarantine;

import health.pratique.model.QuarantineOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A message for people: ids, codes and what to do, never PHI.
 *
 * @param subject ASCII, under 100 characters, as SNS wants it
 */
@RegisterForReflection
public record Alert(String subject, String message) {

    static Alert of(HeldDocument document, QuarantineOutcome outcome) {
        return new Alert("Pratique: document " + outcome.status() + ", " + outcome.reason(), """
                Document:  %s
                Custodian: %s
                Status:    %s
                Reason:    %s
                Step:      %s
                What now:  %s
                """.formatted(
                        document.id(),
                        document.custodian(),
                        outcome.status(),
                        outcome.reason(),
                        outcome.step(),
                        outcome.reason().remedy()));
    }
}
