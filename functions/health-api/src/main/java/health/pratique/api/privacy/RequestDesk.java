package health.pratique.api.privacy;

import health.pratique.api.documents.Repetitions;
import health.pratique.api.http.Permission;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.api.http.RefusalRecord;
import health.pratique.audit.CanonicalJson;
import health.pratique.audit.Sha256;
import health.pratique.clinical.Compartments;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.model.SubjectToken;
import health.pratique.privacy.IdentityProof;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.RequestFiles;
import health.pratique.privacy.RequestFiles.Text;
import health.pratique.privacy.RequestRegister;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens, lists and finds requests. What is not the caller's is found to be missing, by the same words and after the same reads. */
@ApplicationScoped
class RequestDesk {

    static final String SCOPE = "pratique/privacy";

    /** A UUID; no table has a key of any other form. */
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private static final int COUNT = 50;
    private static final int MOST = 100;

    private final Permission permission;
    private final RequestRegister register;
    private final RequestFiles files;
    private final Subjects subjects;
    private final Repetitions repetitions;
    private final RequestEvents events;
    private final RefusalRecord refusals;
    private final InstantSource clock;

    RequestDesk(
            Permission permission,
            RequestRegister register,
            RequestFiles files,
            Subjects subjects,
            Repetitions repetitions,
            RequestEvents events,
            RefusalRecord refusals,
            InstantSource clock) {
        this.permission = permission;
        this.register = register;
        this.files = files;
        this.subjects = subjects;
        this.repetitions = repetitions;
        this.events = events;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Patients and privacy officers, and nobody else. */
    Caller caller() {
        Caller caller = permission.with(SCOPE);
        return switch (caller.role()) {
            case PATIENT, PRIVACY_OFFICER -> caller;
            case CLINICIAN, PARTNER -> throw new ProblemException(ProblemKind.NOT_PERMITTED);
        };
    }

    /**
     * @param identifier of the patient, as the custodian's records have it
     * @param key the caller's {@code Idempotency-Key}: sent twice under it, it is one request
     */
    PrivacyRequest open(Caller caller, OpenRequest asked, @Nullable String identifier, @Nullable String key) {
        SubjectToken subject = subjects.of(caller, identifier);
        String id = repetitions.once(caller, key, digest(asked, subject), name -> open(caller, asked, subject, name));
        return find(caller, id);
    }

    /** What is written comes first: a request without it would be one that nobody could answer. */
    private String open(Caller caller, OpenRequest asked, SubjectToken subject, String id) {
        String statement = asked.statement();
        if (statement != null && !files.write(caller.custodian(), id, Text.STATEMENT, statement)) {
            throw new TransientFault(ReasonCode.STORE_UNAVAILABLE);
        }
        PrivacyRequest fresh = PrivacyRequest.opened(
                caller.custodian(),
                id,
                asked.kind(),
                asked.law(),
                subject,
                Compartments.patientId(subject),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.actor(),
                caller.role() == Role.PATIENT ? IdentityProof.ACCESS_TOKEN : null,
                asked.details());
        return register.open(fresh, events.of(caller, "OpenPrivacyRequest", fresh))
                .id();
    }

    /**
     * A patient's own, the oldest first; an officer's custodian's, what is due first first.
     *
     * @param state {@code open} or {@code closed}; for officers
     * @param after the id that the page before ended with
     */
    RequestRegister.Page list(Caller caller, @Nullable String state, @Nullable String count, @Nullable String after) {
        int limit = count(count);
        PrivacyRequest place = after == null ? null : find(caller, after);
        if (caller.role() == Role.PATIENT) {
            if (caller.patient() == null) {
                throw new ProblemException(ProblemKind.NOT_PERMITTED);
            }
            return register.ofPatient(caller.custodian(), caller.patient(), limit, place);
        }
        return register.list(caller.custodian(), closed(state), limit, place);
    }

    /** @throws ProblemException NOT_FOUND */
    PrivacyRequest find(Caller caller, String id) {
        PrivacyRequest found =
                register.find(caller.custodian(), id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        if (caller.role() == Role.PATIENT && !found.patient().equals(caller.patient())) {
            refusals.caller(caller, "PRIVACY_REQUEST_NOT_YOURS");
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        return found;
    }

    /** What was written about a request. */
    String text(Caller caller, String id, String name) {
        PrivacyRequest request = find(caller, id);
        for (Text which : Text.values()) {
            if (which.name().toLowerCase(Locale.ROOT).equals(name)) {
                return files.read(request.custodian(), request.id(), which)
                        .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
            }
        }
        throw new ProblemException(ProblemKind.NOT_FOUND);
    }

    private static boolean closed(@Nullable String state) {
        return switch (state == null ? "open" : state) {
            case "open" -> false;
            case "closed" -> true;
            default -> throw new ProblemException(ProblemKind.REQUEST_INVALID);
        };
    }

    private static int count(@Nullable String count) {
        if (count == null) {
            return COUNT;
        }
        if (!count.matches("[0-9]{1,3}")) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        int asked = Integer.parseInt(count);
        if (asked < 1 || asked > MOST) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        return asked;
    }

    private static String digest(OpenRequest asked, SubjectToken subject) {
        Map<String, Object> all = new TreeMap<>();
        asked.details().forEach((name, value) -> all.put(name.name(), value));
        all.put("kind", asked.kind().name());
        all.put("law", asked.law().name());
        all.put("subject", subject.value());
        all.put("statement", asked.statement() == null ? "" : asked.statement());
        return Sha256.hex(CanonicalJson.write(all));
    }
}
