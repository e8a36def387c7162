package health.pratique.detection;

import health.pratique.phi.PhiType;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Registers for native images what reports name: the engine that it belongs to knows nothing of Quarkus. */
@RegisterForReflection(targets = PhiType.class)
final class ReportReflection {

    private ReportReflection() {}
}
