package health.pratique.api.documents;

import health.pratique.clinical.Compartments;
import health.pratique.kit.DocumentRecord;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which documents there are for a caller. */
final class DocumentSight {

    private final Caller caller;

    DocumentSight(Caller caller) {
        this.caller = caller;
    }

    boolean sees(DocumentRecord document) {
        if (!document.custodian().equals(caller.custodian())) {
            return false;
        }
        return switch (caller.role()) {
            case PRIVACY_OFFICER -> true;
            case CLINICIAN ->
                caller.confinedTo().map(one -> isOf(document, one)).orElse(true);
            case PARTNER -> sent(document);
            case PATIENT -> isOf(document, caller.patient());
        };
    }

    /** Whether a document is seen of which nothing is known yet but who sent it. */
    boolean seesUnread(String client) {
        return switch (caller.role()) {
            case PRIVACY_OFFICER -> true;
            case CLINICIAN -> caller.confinedTo().isEmpty();
            case PARTNER -> client.equals(caller.client());
            case PATIENT -> false;
        };
    }

    /** The source that a listing is of; empty when it is of all. */
    Optional<String> source() {
        return caller.role() == Role.PARTNER ? Optional.of(caller.client()) : Optional.empty();
    }

    private boolean sent(DocumentRecord document) {
        return caller.client().equals(document.source())
                || document.location().key().startsWith(IntakeNames.folder(caller));
    }

    private static boolean isOf(DocumentRecord document, @Nullable String patient) {
        return document.subject() != null
                && Compartments.patientId(document.subject()).equals(patient);
    }
}
