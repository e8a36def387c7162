package health.pratique.model;

import health.pratique.fault.ReasonCode;

/**
 * How a document that was not released ended.
 *
 * @param status QUARANTINED, or REJECTED when the document itself is unacceptable; RELEASED or UNPACKED when a step had ended it after all
 * @param step the state of the workflow that ended it
 * @param location the held original
 */
public record QuarantineOutcome(DocumentStatus status, ReasonCode reason, String step, ObjectLocation location) {}
