package health.pratique.kit;

import health.pratique.model.ObjectLocation;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where the texts lie that a reviewer wants gone: an object of the quarantine bucket under its key. The texts are PHI and
 * travel no other way.
 *
 * @param sha256 of the object, so that what is applied is what was decided on
 */
@RegisterForReflection
public record RedactionList(ObjectLocation location, String sha256) {}
