package health.pratique.api.http;

import health.pratique.phi.PhiType;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Registers for native images what requests name and no other JSON of a function holds. */
@RegisterForReflection(targets = PhiType.class)
final class RequestReflection {

    private RequestReflection() {}
}
