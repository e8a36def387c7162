package health.pratique.api.fhir;

import health.pratique.api.http.CallerContext;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.Written;
import health.pratique.smart.Interaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FHIR's interactions that change something, each as the caller of this request. */
@ApplicationScoped
public class FhirWrites {

    private final ClinicalStore store;
    private final Sights sights;
    private final Drafts drafts;
    private final CallerContext context;
    private final AccessLog log;

    public FhirWrites(ClinicalStore store, Sights sights, Drafts drafts, CallerContext context, AccessLog log) {
        this.store = store;
        this.sights = sights;
        this.drafts = drafts;
        this.context = context;
        this.log = log;
    }

    FhirAnswer create(String type, byte[] body, FhirMedia media, @Nullable String condition) {
        FhirReads.known(type);
        return written(writes().create(type, FhirBody.read(body, media), condition));
    }

    FhirAnswer update(String type, String id, byte[] body, FhirMedia media, @Nullable String ifMatch) {
        FhirReads.known(type);
        return written(writes().update(type, id, FhirBody.read(body, media), Conditions.version(ifMatch)));
    }

    /** @param patch as JSON Patch (RFC 6902) */
    FhirAnswer patch(String type, String id, byte[] patch, @Nullable String ifMatch) {
        FhirReads.known(type);
        return written(writes().patch(type, id, JsonPatch.read(patch), Conditions.version(ifMatch)));
    }

    FhirAnswer delete(String type, String id, @Nullable String ifMatch) {
        FhirReads.known(type);
        written(writes().delete(type, id, Conditions.version(ifMatch)));
        return new FhirAnswer(204, null, null, false);
    }

    /** The writes that this caller may make. */
    Writes writes() {
        return new Writes(store, drafts, context.caller(), sights.plain());
    }

    /** All or none. */
    List<Written> perform(List<ResourceWrite> writes) {
        List<Written> written =
                store.write(context.caller().custodian(), sights.plain().view(), writes);
        log.changed(context.caller(), written);
        return written;
    }

    private FhirAnswer written(ResourceWrite write) {
        Written written = perform(List.of(write)).getFirst();
        StoredResource resource = written.resource();
        boolean found = write instanceof ResourceWrite.CreateIfNone && written.effect() == Written.Effect.UNCHANGED;
        // Found by a condition: that is no leave to see it.
        if (found && sights.plain().seen(Interaction.READ, resource).isEmpty()) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        int status = written.effect() == Written.Effect.CREATED ? 201 : 200;
        return new FhirAnswer(status, resource, resource.json(), true);
    }
}
