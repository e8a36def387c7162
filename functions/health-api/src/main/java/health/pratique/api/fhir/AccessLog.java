package health.pratique.api.fhir;

import health.pratique.api.http.RequestId;
import health.pratique.clinical.Access;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.clinical.Written;
import health.pratique.model.EmergencyReason;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts on record who is shown what of which patient. An answer whose record fails is not given. */
@ApplicationScoped
public class AccessLog {

    private final ClinicalStore store;
    private final RequestId request;

    public AccessLog(ClinicalStore store, RequestId request) {
        this.store = store;
        this.request = request;
    }

    /** @throws health.pratique.fault.TransientFault CLINICAL_STORE_UNAVAILABLE; nothing may be shown then */
    void shown(Caller caller, String interaction, List<StoredResource> resources, @Nullable EmergencyReason emergency) {
        Map<SubjectToken, Integer> shown = new HashMap<>();
        for (StoredResource resource : resources) {
            if (resource.subject() != null) {
                shown.merge(resource.subject(), 1, Integer::sum);
            }
        }
        store.record(caller.custodian(), access(caller, interaction, emergency), shown);
    }

    void changed(Caller caller, List<Written> written) {
        shown(caller, "write", written.stream().map(Written::resource).toList(), null);
    }

    private Access access(Caller caller, String interaction, @Nullable EmergencyReason emergency) {
        return new Access(
                request.value(),
                caller.actor(),
                caller.client(),
                caller.role().name(),
                caller.purpose(),
                emergency,
                interaction,
                caller.deidentifiedOnly() ? View.DEIDENTIFIED : View.IDENTIFIED);
    }
}
