package health.pratique.sight;

import health.pratique.clinical.StoredResource;
import health.pratique.consent.ConsentAnswer;
import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.ReadingConsents;
import health.pratique.consent.StandingConsents;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.Withholding;
import health.pratique.format.sensitive.KeptBack;
import health.pratique.format.sensitive.SensitiveTopic;
import health.pratique.model.EmergencyReason;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What patients' consents let a caller see. What they do not is as if it were not there. A patient sees what is their own, whatever
 * they have told the custodian to do with it: 45 CFR 164.524.
 */
@ApplicationScoped
public class ConsentGate {

    private static final DocumentFormats FORMATS = DocumentFormats.standard();

    private final ReadingConsents consents;
    private final InstantSource clock;

    public ConsentGate(ReadingConsents consents, InstantSource clock) {
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * Those that may be shown, in their order.
     *
     * @param emergency why consent is to be overridden, if it is
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE: nothing is shown then
     */
    List<StoredResource> permitted(Caller caller, List<StoredResource> resources, @Nullable EmergencyReason emergency) {
        Set<SubjectToken> subjects = resources.stream()
                .filter(resource -> !own(caller, resource))
                .map(StoredResource::subject)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (subjects.isEmpty()) {
            return resources;
        }
        StandingConsents standing = consents.standing(caller.custodian(), caller.purpose(), subjects);
        Instant now = clock.instant();
        return resources.stream()
                .filter(resource -> own(caller, resource) || permits(caller, resource, standing, emergency, now))
                .toList();
    }

    private static boolean own(Caller caller, StoredResource resource) {
        return caller.role() == Role.PATIENT
                && caller.patient() != null
                && caller.patient().equals(resource.patient());
    }

    private static boolean permits(
            Caller caller,
            StoredResource resource,
            StandingConsents standing,
            @Nullable EmergencyReason emergency,
            Instant now) {
        SubjectToken subject = resource.subject();
        if (subject == null) {
            return true;
        }
        ConsentQuestion question = standing.lookInside(subject)
                ? ResourceQuestion.of(caller, resource, subject, emergency)
                : ResourceQuestion.fromOutside(caller, resource, subject, emergency);
        return switch (standing.answer(question, now)) {
            case ConsentAnswer.Denied denied -> false;
            case ConsentAnswer.PermittedInEmergency emergent -> true;
            case ConsentAnswer.Permitted permitted -> free(resource, permitted.obligations());
            case ConsentAnswer.PermittedByPolicy permitted -> free(resource, permitted.obligations());
        };
    }

    /** A resource is shown whole or not at all: of one that speaks of what is kept back, nothing. */
    private static boolean free(StoredResource resource, List<String> obligations) {
        Set<SensitiveTopic> topics = SensitiveTopic.keptBack(obligations);
        return topics.isEmpty()
                || !new Withholding(new KeptBack(topics))
                        .remains(FORMATS.reopen(
                                resource.json().getBytes(StandardCharsets.UTF_8), FormatLimits.OF_COPIES));
    }
}
