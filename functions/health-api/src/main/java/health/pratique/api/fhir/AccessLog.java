package health.pratique.api.fhir;

import health.pratique.api.http.RequestId;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.Written;
import health.pratique.model.EmergencyReason;
import health.pratique.sight.Disclosure;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts on record who is shown what of which patient. An answer whose record fails is not given. */
@ApplicationScoped
public class AccessLog {

    private final ClinicalStore store;
    private final RequestId request;
    private final EmergencyAccess glass;

    public AccessLog(ClinicalStore store, RequestId request, EmergencyAccess glass) {
        this.store = store;
        this.request = request;
        this.glass = glass;
    }

    /** @throws health.pratique.fault.TransientFault if it cannot be put on record; nothing may be shown then */
    void shown(Caller caller, String interaction, List<StoredResource> resources, @Nullable EmergencyReason emergency) {
        if (emergency != null) {
            glass.broken(caller, resources, emergency);
        }
        new Disclosure(caller, request.value(), interaction, emergency).record(store, resources);
    }

    void changed(Caller caller, List<Written> written) {
        shown(caller, "write", written.stream().map(Written::resource).toList(), null);
    }
}
