package health.pratique.consent;

import health.pratique.model.Custodian;
import java.time.Instant;

/**
 * What a patient said, as it is on record.
 *
 * @param rule of a consent in FHIR's form the whole of it; of what was recorded by itself, just that
 * @param recordedAt of two of one consent that speak of the same, the later one counts
 */
public record ConsentProvision(Custodian custodian, ConsentReference consent, ConsentRule rule, Instant recordedAt) {

    public ConsentProvision(
            Custodian custodian, ConsentReference consent, ConsentStatement statement, Instant recordedAt) {
        this(custodian, consent, statement.rule(), recordedAt);
    }
}
