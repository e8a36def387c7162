package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import java.time.Instant;

/**
 * What a custodian's written policy says of one purpose.
 *
 * @param version counts from 1 for a custodian and purpose; a later version replaces an earlier one and leaves it on record
 * @param ruling PERMIT: unless the patient objects; DENY: only under a consent
 * @param citation where the written policy says so
 * @param recordedBy who put it on record
 */
public record CustodianPolicy(
        Custodian custodian,
        PurposeOfUse purpose,
        int version,
        ConsentDecision ruling,
        String citation,
        String recordedBy,
        Instant recordedAt) {}
