package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Criterion;
import health.pratique.clinical.ElementPath;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.SearchParameters;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.sight.Sight;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.ScopeReach;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a caller wants to change into writes that are theirs to make. A scope that is narrowed to some resources of a type writes
 * none: whether a change stays within it would be a question to the resource as it was and as it will be.
 */
final class Writes {

    private final ClinicalStore store;
    private final Drafts drafts;
    private final Caller caller;
    private final Sight sight;

    Writes(ClinicalStore store, Drafts drafts, Caller caller, Sight sight) {
        this.store = store;
        this.drafts = drafts;
        this.caller = caller;
        this.sight = sight;
    }

    /** @param condition of an If-None-Exist header; null for none */
    ResourceWrite create(String type, ObjectNode resource, @Nullable String condition) {
        allow(Interaction.CREATE, type);
        typed(type, resource);
        own(type, resource);
        Drafts.Draft draft = drafts.created(caller.custodian(), resource);
        if (condition == null) {
            return new ResourceWrite.Create(type, draft.id(), draft.subject(), draft.json());
        }
        // Whoever may not search may not ask by a condition either.
        allow(Interaction.SEARCH, type);
        List<Criterion> matching = Conditions.search(type, condition);
        return new ResourceWrite.CreateIfNone(
                type, draft.id(), draft.subject(), draft.json(), matching, sight.confinement());
    }

    /** Only of what is there and seen: a client does not choose ids. */
    ResourceWrite update(String type, String id, ObjectNode resource, @Nullable Integer expected) {
        allow(Interaction.UPDATE, type);
        typed(type, resource);
        if (!resource.path("id").asText().equals(id)) {
            throw FhirRefused.invalid("The id of the resource is the one in the address.");
        }
        StoredResource there = seen(Interaction.UPDATE, type, id);
        own(type, resource);
        return new ResourceWrite.Update(type, id, there.subject(), resource.toString(), expected);
    }

    /** The version that was read is the one that is replaced, so that no change in between is lost. */
    ResourceWrite patch(String type, String id, JsonPatch patch, @Nullable Integer expected) {
        allow(Interaction.UPDATE, type);
        // A patch may ask what is there: whoever may not read may not ask.
        allow(Interaction.READ, type);
        StoredResource there = seen(Interaction.UPDATE, type, id);
        if (expected != null && expected != there.version()) {
            throw new ProblemException(ProblemKind.PRECONDITION_FAILED);
        }
        ObjectNode patched = FhirBody.checked(patch.apply(FhirBody.tree(there.json())));
        typed(type, patched);
        if (!patched.path("id").asText().equals(id)) {
            throw FhirRefused.unprocessable("A patch does not change the id.");
        }
        own(type, patched);
        return new ResourceWrite.Update(type, id, there.subject(), patched.toString(), there.version());
    }

    ResourceWrite delete(String type, String id, @Nullable Integer expected) {
        allow(Interaction.DELETE, type);
        seen(Interaction.DELETE, type, id);
        return new ResourceWrite.Delete(type, id, expected);
    }

    private StoredResource seen(Interaction interaction, String type, String id) {
        return store.read(caller.custodian(), View.IDENTIFIED, type, id)
                .filter(resource -> !resource.deleted())
                .flatMap(resource -> sight.seen(interaction, resource))
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    private void allow(Interaction interaction, String type) {
        Optional<ScopeReach> reach = caller.scopes().permits(interaction, type);
        if (caller.deidentifiedOnly() || reach.filter(ScopeReach::unrestricted).isEmpty()) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
    }

    private static void typed(String type, ObjectNode resource) {
        if (!resource.path("resourceType").asText().equals(type)) {
            throw FhirRefused.invalid("The type of the resource is the one in the address.");
        }
    }

    /** A token that is for one patient writes of that patient alone. */
    private void own(String type, ObjectNode resource) {
        caller.confinedTo().ifPresent(patient -> {
            List<ResourceKey> patients = SearchParameters.r4().find(type, "patient").stream()
                    .flatMap(parameter -> parameter.paths().stream())
                    .flatMap((ElementPath path) -> path.in(resource).stream())
                    .flatMap(reference ->
                            ResourceKey.find(reference.path("reference").asText()).stream())
                    .toList();
            boolean itself =
                    type.equals("Patient") && resource.path("id").asText().equals(patient);
            if (!itself && !patients.equals(List.of(new ResourceKey("Patient", patient)))) {
                throw new ProblemException(ProblemKind.NOT_FOUND);
            }
        });
    }
}
