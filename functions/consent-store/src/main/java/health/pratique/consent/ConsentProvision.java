package health.pratique.consent;

import health.pratique.model.Custodian;
import java.time.Instant;

/**
 * What a patient said, as it is on record.
 *
 * @param recordedAt of two provisions of the same scope the later one counts
 */
public record ConsentProvision(
        Custodian custodian, ConsentReference consent, ConsentStatement statement, Instant recordedAt) {}
