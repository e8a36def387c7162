package health.pratique.api.privacy;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.audit.AuditEvent;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.RecordedAccess;
import health.pratique.clinical.View;
import health.pratique.model.PurposeOfUse;
import health.pratique.privacy.PrivacyRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads who was given what: from the access log of the clinical store, and from the trails of documents. */
@ApplicationScoped
class DisclosureSources {

    private static final int MOST = 50_000;

    private final ClinicalStore clinical;

    DisclosureSources(ClinicalStore clinical) {
        this.clinical = clinical;
    }

    /**
     * Resources that were shown.
     *
     * @throws ProblemException UNPROCESSABLE for more than 50,000: an accounting that leaves some out would not be one
     */
    List<GivenOut> resources(PrivacyRequest request) {
        List<RecordedAccess> accesses = clinical.accesses(request.custodian(), request.subject(), MOST + 1);
        if (accesses.size() > MOST) {
            throw new ProblemException(ProblemKind.UNPROCESSABLE);
        }
        return accesses.stream().map(DisclosureSources::givenOut).toList();
    }

    /** Copies of a document that were given out, as its trail tells. */
    static List<GivenOut> copies(List<AuditEvent> trail) {
        return trail.stream()
                .filter(event -> event.action().equals("DiscloseDocument"))
                .flatMap(event -> purpose(event).stream().map(purpose -> copy(event, purpose, policy(trail, event))))
                .toList();
    }

    private static GivenOut givenOut(RecordedAccess access) {
        return new GivenOut(
                access.at(),
                access.access().client(),
                access.access().actor(),
                access.access().role(),
                access.access().purpose().name(),
                access.access().view() == View.IDENTIFIED ? "resources of the record" : "de-identified resources",
                access.resources(),
                Exclusion.of(access.access()));
    }

    private static GivenOut copy(AuditEvent event, PurposeOfUse purpose, Optional<String> policy) {
        String role = event.facts().getOrDefault("role", "");
        return new GivenOut(
                event.time(),
                event.facts().getOrDefault("client", event.actor()),
                event.actor(),
                role,
                purpose.name(),
                "clean copies of documents",
                1,
                Exclusion.of(role, purpose, policy));
    }

    /** Of the release that the copy was made by: the last before it. */
    private static Optional<String> policy(List<AuditEvent> trail, AuditEvent event) {
        return trail.stream()
                .filter(before -> before.sequence() < event.sequence()
                        && before.action().equals("StoreDocument")
                        && before.facts().containsKey("policy"))
                .map(before -> before.facts().getOrDefault("policy", ""))
                .reduce((earlier, later) -> later);
    }

    private static Optional<PurposeOfUse> purpose(AuditEvent event) {
        return Arrays.stream(PurposeOfUse.values())
                .filter(purpose -> purpose.name().equals(event.facts().get("purpose")))
                .findFirst();
    }
}
