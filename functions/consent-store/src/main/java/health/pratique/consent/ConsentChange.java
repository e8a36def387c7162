package health.pratique.consent;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.time.Instant;

/** A new version of a patient's consent after something was permitted: what is under way or out may not be permitted any more. */
public record ConsentChange(Custodian custodian, SubjectToken subject, ConsentReference consent, Instant recordedAt) {}
