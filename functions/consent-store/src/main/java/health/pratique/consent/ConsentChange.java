package health.pratique.consent;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.time.Instant;

/**
 * After something was permitted of a patient, it may not be any more: what is under way or out is to be looked at.
 *
 * @param at since when
 */
public record ConsentChange(Custodian custodian, SubjectToken subject, ConsentCause cause, Instant at) {}
