package health.pratique.api.fhir;

import health.pratique.kit.ReviewCase;

/** Tells people of access in an emergency, and has its review watched. */
@FunctionalInterface
public interface GlassAlarm {

    /** @throws health.pratique.fault.TransientFault EVENTS_UNAVAILABLE; nobody knows of it then */
    void raise(ReviewCase access);
}
