package health.pratique.local.cli.bench;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.RegistryChange;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.ObjectLocation;
import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a step pays for its place on the audit trail: one read of the registry, and the transaction of event and change. */
final class AuditSection implements DecisionSection {

    private static final Custodian CUSTODIAN = new Custodian("bench-clinic");
    private static final String RUN = "bench";
    private static final int DOCUMENTS = 500;

    private final DocumentRegistry registry;
    private final AuditTrail trail;
    private final List<DocumentId> documents = new ArrayList<>();

    AuditSection() {
        this.registry = Arc.container().instance(DocumentRegistry.class).get();
        this.trail = Arc.container().instance(AuditTrail.class).get();
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String caller() {
        return "ValidateDocumentFunction";
    }

    @Override
    public Duration aim() {
        return Duration.ofMillis(10);
    }

    @Override
    public void prepare(PrintWriter progress) {
        for (int i = 0; i < DOCUMENTS; i++) {
            ObjectLocation location = new ObjectLocation("bench", "intake/bench-clinic/" + i, "v1");
            DocumentId id = DocumentId.of(location.bucket(), location.key(), "v1");
            trail.claim(new ClaimRequest(id, CUSTODIAN, location, RUN, Instant.EPOCH, false));
            documents.add(id);
        }
    }

    @Override
    public void decide(int number) {
        trail.commit(
                registry.held(CUSTODIAN, documents.get(number % DOCUMENTS), RUN),
                new AuditEntry("bench", "bench", "Step" + number, AuditOutcome.SUCCESS, null, Map.of("count", "1")),
                RegistryChange.NO_OP);
    }
}
