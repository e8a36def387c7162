package health.pratique.api.fhir;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.clinical.StoredResource;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewCase;
import health.pratique.kit.ReviewQueue;
import health.pratique.model.EmergencyReason;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access in an emergency does not wait for anybody, and does not pass unseen: before the answer is given, it is on the custodian's own
 * trail, waits for a privacy officer, and people are told. One token that sees one patient for one reason is one such access, however
 * many reads it takes.
 */
@ApplicationScoped
public class EmergencyAccess {

    /** From access to the officer's word on it. */
    private static final Duration TIME_TO_REVIEW = Duration.ofDays(3);

    /** An emergency is somebody's. Who looks at many has not said whose. */
    private static final int PATIENTS = 10;

    private static final int REMEMBERED = 10_000;

    private final ReviewQueue reviews;
    private final CustodianTrail trail;
    private final GlassAlarm alarm;
    private final KitSettings settings;
    private final InstantSource clock;

    /** What this process has told people of: the next read of the same access asks no store. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public EmergencyAccess(
            ReviewQueue reviews, CustodianTrail trail, GlassAlarm alarm, KitSettings settings, InstantSource clock) {
        this.reviews = reviews;
        this.trail = trail;
        this.alarm = alarm;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Should it die on the way, the trail has an event twice, or people are told twice, rather than never.
     *
     * @param shown what is about to be shown
     * @throws FhirRefused when it is of more than ten patients
     * @throws health.pratique.fault.TransientFault when one of them cannot be put on record, or nobody told; nothing may be shown then
     */
    void broken(Caller caller, List<StoredResource> shown, EmergencyReason reason) {
        Map<String, SubjectToken> patients = new TreeMap<>();
        for (StoredResource resource : shown) {
            SubjectToken subject = resource.subject();
            String patient = resource.patient();
            if (subject != null && patient != null) {
                patients.put(patient, subject);
            }
        }
        if (patients.size() > PATIENTS) {
            throw FhirRefused.tooCostly("In an emergency one answer shows ten patients at most: name the patient.");
        }
        patients.forEach((patient, subject) -> {
            ReviewCase access = access(caller, patient, subject, reason);
            if (!told.contains(access.id())) {
                tell(caller, access);
            }
        });
    }

    private void tell(Caller caller, ReviewCase access) {
        Review before = reviews.find(access.custodian(), access.id()).orElse(null);
        if (before == null) {
            Map<String, String> facts = new TreeMap<>(access.facts());
            facts.put("reviewId", access.id());
            trail.record(
                    access.custodian(),
                    new AuditEntry(
                            caller.actor(),
                            settings.functionVersion(),
                            "BreakGlass",
                            AuditOutcome.SUCCESS,
                            ReasonCode.EMERGENCY_ACCESS,
                            facts));
            reviews.open(access);
        }
        // Only the workflow that watches the review gives it a token: the same event starts that and tells people.
        if (before == null || (before.taskToken() == null && before.status().pending())) {
            alarm.raise(access);
        }
        if (told.size() >= REMEMBERED) {
            told.clear();
        }
        told.add(access.id());
    }

    private ReviewCase access(Caller caller, String patient, SubjectToken subject, EmergencyReason reason) {
        return ReviewCase.breakGlass(
                caller.custodian(),
                fingerprint(caller.custodian().value(), caller.tokenId(), subject.value(), reason.name()),
                null,
                null,
                ReasonCode.EMERGENCY_ACCESS,
                Map.of(
                        "emergency", reason.name(),
                        "source", "fhir",
                        "reader", caller.actor(),
                        "client", caller.client(),
                        "patient", patient,
                        "token", caller.tokenId()),
                clock.instant().plus(TIME_TO_REVIEW));
    }

    private static String fingerprint(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
