package health.pratique.api.privacy;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.api.http.RefusalRecord;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds whose data a request is about. A patient's own token is enough; nobody gets another patient's data by it. */
@ApplicationScoped
class Subjects {

    private static final Pattern IDENTIFIER = Pattern.compile("[ -~]{1,128}");

    private final SubjectKeys keys;
    private final ClinicalStore clinical;
    private final RefusalRecord refusals;

    Subjects(SubjectKeys keys, ClinicalStore clinical, RefusalRecord refusals) {
        this.keys = keys;
        this.clinical = clinical;
        this.refusals = refusals;
    }

    /**
     * @param identifier as the custodian's records know the patient; a patient may leave it out whose resources are here
     * @throws ProblemException NOT_FOUND for a patient of whom nothing was ever heard, and for another than the caller
     */
    SubjectToken of(Caller caller, @Nullable String identifier) {
        if (identifier != null && !IDENTIFIER.matcher(identifier).matches()
                || identifier == null && caller.role() != Role.PATIENT) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        SubjectToken found = (identifier == null ? own(caller) : keys.find(caller.custodian(), identifier))
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        if (caller.role() == Role.PATIENT && !Compartments.patientId(found).equals(caller.patient())) {
            refusals.caller(caller, "PRIVACY_REQUEST_NOT_YOURS");
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        return found;
    }

    private Optional<SubjectToken> own(Caller caller) {
        return Optional.ofNullable(caller.patient())
                .flatMap(id -> clinical.read(caller.custodian(), View.IDENTIFIED, "Patient", id))
                .map(StoredResource::subject);
    }
}
