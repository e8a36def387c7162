package health.pratique.sight;

import health.pratique.clinical.Access;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.model.EmergencyReason;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is shown what of which patient: on record before it is shown (45 CFR 164.528).
 *
 * @param request the request's id, or an export's
 * @param interaction such as {@code search}
 * @param emergency why consent was overridden; null if it was not
 */
public record Disclosure(
        Caller caller,
        String request,
        String interaction,
        @Nullable EmergencyReason emergency) {

    /** @throws health.pratique.fault.TransientFault CLINICAL_STORE_UNAVAILABLE; nothing may be shown then */
    public void record(ClinicalStore store, List<StoredResource> resources) {
        Map<SubjectToken, Integer> shown = new HashMap<>();
        for (StoredResource resource : resources) {
            if (resource.subject() != null) {
                shown.merge(resource.subject(), 1, Integer::sum);
            }
        }
        store.record(
                caller.custodian(),
                new Access(
                        request,
                        caller.actor(),
                        caller.client(),
                        caller.role().name(),
                        caller.purpose(),
                        emergency,
                        interaction,
                        caller.deidentifiedOnly() ? View.DEIDENTIFIED : View.IDENTIFIED),
                shown);
    }
}
